// Goes through the moments of a gathering, and shows each screen of each at each of its sizes.
import { Person } from './people.mjs';
import { AFTERNOONS } from './afternoons.mjs';
import { MOMENTS } from './every-hall.mjs';
import { Roof } from './roof.mjs';
import { SIZES } from './sizes.mjs';
import { isSettled } from './walk.mjs';

const isOf = (moment, name) => (moment.of ?? ['few']).includes(name);

/// Whose screen it is, where it is, and which of their keys open it.
function placeOf(roof, screen, { late, host: isHosts }) {
  const { code, host, you } = roof;
  const keeper = isHosts ? host : roof.keeper;
  return {
    'hall-phone': () => [late ? roof.late : you, `/g/${code}/seat?stay`],
    'hall-keeper': () => [keeper, `/c/${keeper.circle.code}/keep`],
    'hall-desk': () => [keeper, `/c/${keeper.circle.code}/keep`],
    board: () => [host, `/g/${code}/keep`],
    'hall-wall': () => [host, `/g/${code}/screen`],
  }[screen]();
}

class Looking {
  people = new Map();

  constructor(browser, hearth, roof) {
    Object.assign(this, { browser, hearth, roof });
  }

  /// The screen as it is now, loaded anew: what is looked at is how a page comes, too.
  async person(screen, moment) {
    const [whose, path] = placeOf(this.roof, screen, moment);
    const name = `${screen}${moment.late ? ' late' : ''}${moment.host ? ' host' : ''}`;
    let person = this.people.get(name);
    if (!person) {
      person = await Person.arrive(this.browser, this.hearth, name, { viewport: SIZES[screen][0] });
      this.people.set(name, person);
    }
    if (screen === 'hall-wall' && !whose.hasWall) {
      await whose.post(path, { page: await whose.mark(whose.own) });
      whose.hasWall = true;
    }
    const isWall = screen === 'hall-wall';
    const keys = whose.jar().filter(({ name: key }) => key.includes('screen') === isWall);
    await person.context.addCookies(keys);
    await person.page.setViewportSize(SIZES[screen][0]);
    // What is over is told to a wall that is open; it is not loaded again.
    if (!isWall || moment.name !== 'ended') await person.go(path);
    else await person.page.waitForURL(/\/kept\//, { timeout: 20_000 }).catch(() => {});
    if (moment.name !== 'ended') await person.isLive();
    if (moment.until && screen === 'hall-phone') await person.page.getByText(moment.until).first().waitFor({ state: 'attached', timeout: 20_000 });
    return person;
  }

  async close() {
    for (const person of this.people.values()) await person.context.close();
  }
}

/// `visit` is given the person whose screen it is, the moment, the size, the gathering's name and the name of the screen.
export async function walkRoof(browser, hearth, { roof: name, screens, sizes, only, visit }) {
  const wanted = MOMENTS.filter((moment) => isOf(moment, name) && moment.on.some((screen) => screens.includes(screen))
    && (!only || only.test(moment.name)));
  if (wanted.length === 0) return;
  const { afternoon, names, circles } = AFTERNOONS[name];
  const roof = await Roof.open(browser, hearth, afternoon);
  const looking = new Looking(browser, hearth, roof);
  try {
    await roof.begins();
    const you = await roof.comes(names[0]);
    // The first keeps one of the circles, the last comes late.
    Object.assign(roof, { name, many: circles, names: names.slice(1), you, late: undefined });
    for (const moment of MOMENTS.filter((one) => isOf(one, name))) {
      await moment.comes?.(roof, wanted.includes(moment));
      roof.you = roof.guests[circles + 1] ?? roof.guests[0];
      roof.late = roof.guests.at(-1);
      roof.keeper = roof.keepers?.[2];
      for (const screen of wanted.includes(moment) ? moment.on.filter((one) => screens.includes(one)) : []) {
        const person = await looking.person(screen, moment);
        await moment.does?.(person);
        for (const size of SIZES[screen].filter((one) => sizes?.includes(one.name) ?? true)) {
          await person.page.setViewportSize(size);
          await isSettled(person.page);
          await visit({ person, moment, size, screen, cast: AFTERNOONS[name], castName: name });
        }
      }
      if (wanted.indexOf(moment) === wanted.length - 1) break;
    }
  } finally {
    await looking.close();
    await roof.stop();
  }
}
