// The pages around a circle, as a list: which address, and with whose cookies. They are loaded once and seen at each size.
import { Person } from './people.mjs';
import { Gathered } from './wire.mjs';
import { CASTS } from './casts.mjs';
import { SIZES } from './sizes.mjs';
import { isSettled } from './walk.mjs';

const code = ({ code: own }) => `/c/${own}`;
/// The pane that a row of the plan leads to.
const opens = (name) => async ({ page }) => {
  const row = page.locator('.plan__row', { hasText: name }).first();
  const pane = await row.getAttribute('href');
  await row.click();
  await page.locator(`.is-open${pane}`).waitFor();
};
/// A link that carries a plan of every part with all the words that it takes.
const { title, intention, agreements, plan } = CASTS.twelve;
const FILE = { hearth_plan: 1, title, intention, agreements, parts: Object.values(plan) };
const LONG = `/host#plan=${Buffer.from(JSON.stringify(FILE)).toString('base64url')}`;
const comesIn = ({ page }) => page.locator('.plan__part').nth(FILE.parts.length - 1).waitFor();

export const PAGES = [
  { name: 'home', path: () => '/', act: true },
  { name: 'home-mistyped', path: () => '/join?code=K7M9Q', act: true },
  { name: 'home-care', path: () => '/', does: ({ page }) => page.locator('.care').locator('visible=true').first().click() },
  { name: 'about', path: () => '/about' },
  { name: 'privacy', path: () => '/privacy' },
  { name: 'return', path: () => '/host/return', act: true },
  { name: 'left', path: () => '/left' },
  { name: 'no-circle', path: () => '/c/ZZZZZZ' },
  { name: 'nowhere', path: () => '/nowhere' },
  { name: 'phrase', path: ({ phrase }) => phrase, as: 'keeper' },
  { name: 'door-typed', path: code, act: true },
  { name: 'door', path: (circle) => code(circle) + circle.by, act: true },
  { name: 'door-by-a-link', path: (circle) => `${code(circle)}/with${circle.by}` },
  { name: 'paper', path: (circle) => `${code(circle)}/keep/paper`, as: 'keeper', bar: false },
  { name: 'projector-not-open', path: (circle) => `${code(circle)}/screen` },
  { name: 'door-agreed', path: (circle) => code(circle) + circle.by, agreed: true, act: true },
  { name: 'waiting', path: (circle) => `${code(circle)}/seat`, as: 'late', agreed: true },
  { name: 'kept', path: ({ record }) => record, as: 'late', over: true },
  { name: 'kept-keeper', path: ({ record }) => record, as: 'keeper', over: true },
  { name: 'take', path: ({ record }) => `${record}/take`, as: 'late', over: true, act: true },
  { name: 'after', path: ({ record }) => `${record}/take`, as: 'keeper', over: true },
  { name: 'delete-record', path: ({ record }) => `${record}/delete`, as: 'keeper', over: true },
  { name: 'plan', plan: true, path: () => '/host', act: true, ready: true },
  { name: 'plan-care', plan: true, path: () => '/host?from=community-care', act: true, ready: true },
  { name: 'plan-part', plan: true, path: () => '/host?from=grief', act: true, ready: true, does: opens('Check-in') },
  { name: 'plan-agreements', plan: true, path: () => '/host?from=grief', act: true, ready: true, does: opens('Our agreements') },
  { name: 'plan-add', plan: true, path: () => '/host?from=grief', act: true, ready: true, does: opens('Add a part') },
  { name: 'plan-left-out', plan: true, path: () => '/host?from=grief', act: true, ready: true, does: async (person) => {
    await opens('Add a part')(person);
    await person.press('A reading');
    await person.page.locator('.plan__said').waitFor();
  } },
  { name: 'plan-begin', plan: true, path: () => '/host#begin', act: true, ready: true },
  { name: 'plan-long', plan: true, path: () => LONG, act: true, ready: true, does: comesIn },
  { name: 'plan-long-part', plan: true, path: () => LONG, act: true, ready: true, does: async (person) => {
    await comesIn(person);
    await opens('In threes')(person);
  } },
];

async function comesTo(circle, page) {
  if (page.agreed && !circle.agreed) {
    circle.agreed = true;
    await circle.comeTo('agreements');
    const seen = (await circle.state()).agreements.map(({ id, wording }) => ({ agreement: id, wording }));
    for (const one of circle.sitters) await one.act({ answer_rest: { thumb: 'up', seen } });
    await circle.comeTo('breathing');
    await circle.keeper.act({ set_late: { late: { door: 'knock', place: 'at_end' } } });
    circle.late = await circle.seat('Bo', { connected: false });
    circle.sitters.pop();
  }
  if (page.over && !circle.record) {
    circle.record = await circle.close();
  }
}

export async function visitPages(browser, hearth, { cast: castName, plan, sizes, only, visit }) {
  const wanted = PAGES.filter((page) => Boolean(page.plan) === plan && (!only || only.test(page.name)));
  if (wanted.length === 0) return;
  const circle = plan ? {} : await Gathered.gather(browser, hearth, { ...CASTS[castName], names: CASTS[castName].names.slice(0, 3) });
  try {
    for (const page of wanted) {
      await comesTo(circle, page);
      const person = await Person.arrive(browser, hearth, page.name, { viewport: SIZES.page[0] });
      await person.context.addCookies(circle[page.as]?.jar() ?? []);
      await person.go(page.path(circle));
      if (page.ready) await person.isReady();
      await page.does?.(person);
      for (const size of SIZES.page.filter(({ name }) => sizes?.includes(name) ?? true)) {
        await person.page.setViewportSize(size);
        await isSettled(person.page);
        await visit({ person, moment: page, size, screen: plan ? 'plan' : 'page', cast: CASTS[castName], castName });
      }
      await person.context.close();
    }
  } finally {
    if (!plan) await circle.stop();
  }
}
