// Goes through the moments of a circle with a cast, and shows each screen of each at each of its sizes.
import { Person } from './people.mjs';
import { Gathered } from './wire.mjs';
import { CASTS } from './casts.mjs';
import { MOMENTS } from './every-moment.mjs';
import { SIZES } from './sizes.mjs';

/// Nothing is on its way any more: the face of the letters is here, the ring has the form that its place asks the server
/// for, what moves has come, and the page says nothing new.
export async function isSettled(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const wait = (time) => new Promise((done) => setTimeout(done, time));
    const frame = () => Promise.race([new Promise((done) => requestAnimationFrame(() => done())), wait(250)]);
    const FORMS = [[117, 'round'], [150, 'mid'], [190, 'low'], [240, 'deep'], [330, 'flat'], [Infinity, 'bow']];
    const hasItsRing = () => {
      const place = document.querySelector('.hearth');
      const drawn = place?.querySelector('.shape-one')?.className.match(/--(\w+)/)?.[1];
      if (!drawn || drawn === 'wall' || place.clientHeight < 1 || document.documentElement.dataset.link !== 'here') return true;
      const [, form] = FORMS.find(([to]) => Math.floor((place.clientWidth * 100) / place.clientHeight) < to);
      const wide = document.body.classList.contains('desk-page') && place.clientWidth > 480;
      return drawn === (wide && ['flat', 'bow'].includes(form) ? 'deep' : form);
    };
    await frame();
    for (const until = Date.now() + 5_000; !hasItsRing() && Date.now() < until;) await wait(30);
    // What is on its way is set down at its end, and so is what that begins: to wait for each would be most of the walk.
    for (let times = 0; times < 4; times += 1) {
      const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
      if (!changes.length) break;
      for (const one of changes) one.finish();
      await frame();
    }
  });
}

/// The circle as it is now has come to the page, and it is drawn. What changes nothing on this screen is not sent to it.
async function isUpToDate({ page, heard }, { version }) {
  const versionOf = (told) => Number(told.match(/"version":(\d+)/)?.[1] ?? -1);
  const isNewest = () => heard.findLast((told) => versionOf(told) >= version);
  for (const until = Date.now() + 2_000; !isNewest() && Date.now() < until;) await new Promise((done) => setTimeout(done, 20));
  await page.evaluate(() => new Promise((done) => {
    const most = setTimeout(done, 1_500);
    let quiet = setTimeout(done, 160);
    new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(() => { clearTimeout(most); done(); }, 160);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }));
}

class Looking {
  constructor(browser, hearth, circle) {
    Object.assign(this, { browser, hearth, circle, people: {} });
  }

  /// Whose page this is; it is opened when it is first looked at, and stays.
  async person(screen) {
    this.people[screen] ??= await this.open(screen);
    return this.people[screen];
  }

  async open(screen) {
    const { browser, hearth, circle } = this;
    const keys = { phone: circle.you, guardian: circle.sitters[4], desk: circle.keeper, wall: circle.keeper };
    const sitter = keys[screen];
    const [size] = SIZES[screen];
    const person = await Person.arrive(browser, hearth, screen, size ? { viewport: size } : {});
    if (screen === 'guardian') await circle.keeper.act({ give_role: { seat: sitter.seat, role: 'guardian' } });
    if (screen === 'wall') {
      const desk = `/c/${circle.code}/keep`;
      await sitter.post(`/c/${circle.code}/screen`, { page: await sitter.mark(desk) });
    }
    const jar = sitter.jar().filter(({ name }) => (screen === 'wall' ? name.includes('screen') : !name.includes('screen')));
    await person.context.addCookies(jar);
    await person.go(`/c/${circle.code}/${{ phone: 'seat', guardian: 'seat', desk: 'keep', wall: 'screen' }[screen]}`);
    await person.isLive();
    return person;
  }

  async close() {
    for (const person of Object.values(this.people)) await person.context.close();
  }
}

/// Whether a moment is looked at with this cast.
const isFor = (moment, castName) => {
  if (castName === 'fifty') return moment.ring === true;
  if (moment.few) return castName === 'twelve';
  return moment.some === undefined || CASTS[castName].names.length > moment.some;
};

/// `visit` is given the person whose screen it is, the moment, the size, the cast and the name of the screen. `starts` is
/// told before a part begins, and `begun` when it has, with the pages that are open. `sizes` names those to look at.
export async function walk(browser, hearth, { cast: castName, screens, sizes, only, visit, starts, begun }) {
  const cast = CASTS[castName];
  const wanted = MOMENTS.filter((moment) => isFor(moment, castName) && moment.on.some((screen) => screens.includes(screen))
    && (!only || only.test(moment.name)));
  if (wanted.length === 0) return;
  const circle = await Gathered.gather(browser, hearth, cast);
  const { you } = cast;
  Object.assign(circle, { before: circle.sitters[you - 1], you: circle.sitters[you], next: circle.sitters[you + 1] });
  const looking = new Looking(browser, hearth, circle);
  try {
    for (const screen of screens.filter((one) => one !== 'guardian')) await looking.person(screen);
    let part = 'arriving';
    for (const moment of MOMENTS) {
      if (!wanted.some((one) => one.part === moment.part)) continue;
      if (moment.part !== part) {
        part = moment.part;
        await starts?.(looking.people);
        await circle.comeTo(part);
        for (const person of Object.values(looking.people)) await isUpToDate(person, circle);
        await begun?.(looking.people, moment);
      }
      await moment.comes?.(circle);
      for (const screen of wanted.includes(moment) ? moment.on.filter((one) => screens.includes(one)) : []) {
        const person = await looking.person(screen);
        await moment.until?.(person);
        await isUpToDate(person, circle);
        await moment.does?.(person);
        for (const size of SIZES[screen].filter(({ name }) => sizes?.includes(name) ?? true)) {
          await person.page.setViewportSize(size);
          await isSettled(person.page);
          await visit({ person, moment, size, screen, cast, castName, circle });
        }
        await moment.undoes?.(person);
        if (moment.does) await person.page.evaluate(() => window.scrollTo(0, 0));
      }
      await moment.after?.(circle);
    }
  } finally {
    await looking.close();
    await circle.stop();
  }
}
