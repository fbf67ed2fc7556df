// The pages around a gathering, as a list: preparing it, its door, lists and paper. Each is loaded once and seen at each size.
import { Person } from './people.mjs';
import { AFTERNOONS } from './afternoons.mjs';
import { Roof } from './roof.mjs';
import { SIZES } from './sizes.mjs';
import { isSettled } from './walk.mjs';

const PREPARE = '/host/afternoon';
const LONG = `${PREPARE}#afternoon=${Buffer.from(JSON.stringify({ hearth_afternoon: 1, ...AFTERNOONS.few.afternoon })).toString('base64url')}`;
const comesIn = async ({ page }) => {
  await page.waitForURL((url) => url.hash === '');
  await page.locator('[data-block]').nth(11).waitFor({ state: 'attached' });
};
const opens = (name) => async ({ page }) => {
  const row = page.locator('.plan__row', { hasText: name }).first();
  const pane = await row.getAttribute('href');
  await row.click();
  await page.locator(`${pane}:target`).waitFor();
};

const come = async (roof) => {
  await roof.come(AFTERNOONS.few.names);
  await roof.namesKeepers(AFTERNOONS.few.circles);
  await roof.goesTo(5);
  await roof.host.asks({ form: { way: 'even', circles: AFTERNOONS.few.circles } });
};

/// `path` is where it is, `as` whose cookies open it, `comes` what is done before it, `does` what is done on it.
export const PAGES = [
  { name: 'prepare', path: () => PREPARE, plan: true },
  { name: 'prepare-three-hours', path: () => `${PREPARE}?from=three-hours`, plan: true },
  { name: 'prepare-four-hours', path: () => `${PREPARE}?from=four-hours`, plan: true },
  { name: 'prepare-circles', path: () => PREPARE, plan: true, does: opens('In circles') },
  { name: 'prepare-forming', path: () => PREPARE, plan: true, does: opens('Find your circle') },
  { name: 'prepare-breath', path: () => PREPARE, plan: true, does: opens('Grounding') },
  { name: 'prepare-places', path: () => LONG, plan: true, does: async (person) => {
    await comesIn(person);
    await opens(/Where|Places/)(person);
  } },
  { name: 'prepare-another', path: () => `${PREPARE}#begin`, plan: true },
  { name: 'prepare-add', path: () => PREPARE, plan: true, does: opens('Add a block') },
  { name: 'prepare-long', path: () => LONG, plan: true, does: comesIn },
  { name: 'prepare-long-circles', path: () => LONG, plan: true, does: async (person) => {
    await comesIn(person);
    await opens('In circles')(person);
  } },
  { name: 'prepare-refused', path: () => PREPARE, plan: true, does: async (person) => {
    for (const [field, wrong] of [['title', ''], ['b0-minutes', '900']]) {
      await person.page.locator(`[name=${field}]`).evaluate((input, value) => { input.value = value; }, wrong);
    }
    await person.page.getByRole('button', { name: 'Open the door' }).first().dispatchEvent('click');
    await person.page.locator('[aria-invalid=true]').first().waitFor({ state: 'attached' });
  } },
  { name: 'prepare-printed', path: () => PREPARE, does: async ({ page }) => {
    await page.locator('[formaction$="/print"]').first().evaluate((button) => {
      button.removeAttribute('formtarget');
      button.form.removeAttribute('target');
      button.click();
    });
    await page.waitForURL(/print/);
  } },
  { name: 'no-gathering', path: () => '/g/ZZZZZZ' },
  { name: 'words', path: ({ phrase }) => phrase, as: 'host' },
  { name: 'door-typed', comes: (roof) => roof.begins(), path: ({ code }) => `/g/${code}` },
  { name: 'door', path: ({ code, by }) => `/g/${code}${by}` },
  { name: 'door-with', path: ({ withLink }) => withLink },
  { name: 'invite', path: ({ code }) => `/g/${code}/keep`, as: 'host', does: async ({ page }) => {
    await page.locator('form[action$="/invite"] button').first().dispatchEvent('click');
    await page.waitForURL(/invite/);
  } },
  { name: 'wall-not-open', path: ({ code }) => `/g/${code}/screen` },
  { name: 'people', comes: come, path: ({ code }) => `/g/${code}/keep/people`, as: 'host' },
  { name: 'move', path: ({ code }) => `/g/${code}/keep/move?person=9`, as: 'host' },
  { name: 'paper', path: ({ code }) => `/g/${code}/keep/print?begins=14:00`, as: 'host' },
  { name: 'door-closed', path: ({ code, by }) => `/g/${code}${by}`, comes: ({ host }) => host.asks({ act: 'freeze' }), does: async (person) => {
    await person.press('Come in');
    await person.page.waitForLoadState();
  } },
  { name: 'kept', path: ({ code }) => `/g/${code}/seat`, as: 'you', comes: async (roof) => {
    await roof.host.asks('"tell"');
    await roof.sit();
    await roof.goesTo(6);
    await roof.host.asks('"act":"end"');
    await new Promise((done) => setTimeout(done, 1_500));
    [roof.you] = roof.guests.slice(-1);
  } },
  { name: 'kept-host', path: ({ code }) => `/g/${code}/keep`, as: 'host' },
  { name: 'door-ended', path: ({ code, by }) => `/g/${code}${by}` },
];

export async function visitHallPages(browser, hearth, { sizes, only, visit }) {
  const wanted = PAGES.filter((page) => !only || only.test(page.name));
  if (wanted.length === 0) return;
  const roof = await Roof.open(browser, hearth, AFTERNOONS.few.afternoon);
  try {
    for (const page of PAGES) {
      await page.comes?.(roof);
      if (!wanted.includes(page)) continue;
      const person = await Person.arrive(browser, hearth, page.name, { viewport: SIZES['hall-page'][0] });
      await person.context.addCookies(roof[page.as]?.jar() ?? []);
      await person.go(page.path(roof));
      await page.does?.(person);
      for (const size of SIZES['hall-page'].filter(({ name }) => sizes?.includes(name) ?? true)) {
        await person.page.setViewportSize(size);
        await isSettled(person.page);
        await visit({ person, moment: page, size, screen: 'hall-page', castName: 'few' });
      }
      await person.context.close();
      if (page === wanted.at(-1)) break;
    }
  } finally {
    await roof.stop();
  }
}
