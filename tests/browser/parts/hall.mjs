// A healing afternoon in browsers: its host's board, the room's wall, phones in the hall, and the circles they sit in.
import { LAPTOP, Person, WALL } from './people.mjs';

/// A button that asks for this: `fragment` stands in what it asks, as JSON. It may be in something that is folded.
const button = (person, fragment) =>
  person.page.locator(`form:has(input[name="what"][value*='${fragment}']) button`).first();

/// Waits until it is there.
export async function offers(person, fragment) {
  await button(person, fragment).waitFor({ state: 'attached', timeout: 30_000 });
}

/// Presses it, as soon as it is there.
export async function asks(person, fragment) {
  await offers(person, fragment);
  await button(person, fragment).dispatchEvent('click');
}

export const pathOf = (person) => new URL(person.page.url()).pathname;

/// Waits until the page's address is such a one.
export async function isAt(person, pattern, timeout = 30_000) {
  await person.page.waitForURL((url) => pattern.test(url.pathname), { timeout });
}

export class Afternoon {
  guests = [];
  keepers = [];

  /// Opens the starter of this name.
  static async open(browser, hearth, starter = 'two-hours', options = {}) {
    const afternoon = new Afternoon();
    Object.assign(afternoon, { browser, hearth });
    afternoon.host = await Person.arrive(browser, hearth, 'the host', { viewport: LAPTOP, colorScheme: 'light', ...options });
    const { host } = afternoon;
    await host.go(`/host/afternoon?from=${starter}`);
    await host.page.getByRole('button', { name: 'Open the door' }).click();
    await isAt(host, /\/phrase$/);
    afternoon.code = pathOf(host).split('/')[2];
    afternoon.words = (await host.page.locator('.phrase__words li').allInnerTexts()).join(' ');
    await host.page.fill('#called', 'Maren');
    await host.page.locator('button[form=written]').click();
    await isAt(host, /\/keep$/);
    await host.isLive();
    return afternoon;
  }

  /// The room's wall, opened from the board in a tab of its own.
  async opensWall(options = {}) {
    const context = this.host.context;
    const wall = new Person();
    Object.assign(wall, { what: 'the wall', hearth: this.hearth, troubles: [], context });
    wall.page = await context.newPage();
    await wall.page.setViewportSize({ ...WALL, ...options });
    wall.listen(wall.page);
    await wall.go(`/g/${this.code}/keep`);
    await wall.page.locator(`form[action="/g/${this.code}/screen"] button`).first().dispatchEvent('click');
    await isAt(wall, /\/screen$/);
    await wall.isLive();
    return wall;
  }

  async comes(name, options = {}) {
    const guest = await Person.arrive(this.browser, this.hearth, name, options);
    await guest.go(`/g/${this.code}`);
    await guest.page.fill('#called', name);
    await guest.page.getByRole('button', { name: 'Come in' }).click();
    await isAt(guest, /\/seat$/);
    await guest.isLive();
    this.guests.push(guest);
    return guest;
  }

  /// The host names this one to keep a circle: people have their numbers in the order in which they came, from 1.
  async namesKeeper(number) {
    await asks(this.host, `"person":${number},"keeps":true`);
    const { page } = this.host;
    await page.locator(`input[name="what"][value*='"person":${number},"keeps":false']`).waitFor({ state: 'attached' });
  }

  /// The host goes on to the next block.
  async goesOn() {
    const { page } = this.host;
    const next = page.locator(`input[name="what"][value*='"next"']`).first();
    const before = await next.getAttribute('value');
    await asks(this.host, '"next"');
    await page.waitForFunction(
      (before) => document.querySelector(`input[name="what"][value*='"next"']`)?.value !== before, before,
    );
  }
}
