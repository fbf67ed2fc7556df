// How a keeper opens a circle and people sit down in it, by the pages themselves.
import { LAPTOP, Person, WALL } from './people.mjs';

/// What the one who has the piece is told, speaking or in silence.
export const HOLDS = ['The piece is with you', 'You are holding silence'];

export const QUESTIONS = ['What have you been carrying, and who helps you carry it?', 'What do you leave here?'];

export async function openCircle(browser, hearth, { phrase } = {}) {
  const keeper = await Person.arrive(browser, hearth, 'the keeper', { viewport: LAPTOP });
  await keeper.go('/host');
  await keeper.page.getByLabel('Title').fill('Tuesday evening circle');
  await keeper.page.getByLabel('Intention').fill('For anyone who has been carrying a lot this autumn.');
  await keeper.isReady();
  // The check-in is taken out, and there are two rounds of three minutes.
  const row = (name) => keeper.page.locator('.plan__part .plan__row', { hasText: name });
  await row('Check-in').click();
  await keeper.press('Take it out: Check-in');
  await keeper.page.getByRole('link', { name: 'Add a part' }).click();
  await keeper.press('A round with a question');
  // A row leads to its part's pane, which opens when the address has followed.
  const open = async (name) => {
    const pane = await row(name).getAttribute('href');
    await row(name).click();
    return keeper.page.locator(pane);
  };
  for (const [at, question] of QUESTIONS.entries()) {
    const pane = await open(['First round', 'Second round'][at]);
    await pane.getByLabel('Question', { exact: true }).fill(question);
  }
  const last = await open('Second round');
  await last.getByLabel('Time for each', { exact: true }).selectOption('180');
  await phrase?.(keeper);
  await keeper.press('Open the circle');
  await keeper.page.waitForURL(/\/phrase$/);
  keeper.code = keeper.page.url().match(/\/c\/([^/]+)\//)[1];
  keeper.words = await keeper.page.locator('.phrase li').allTextContents();
  return keeper;
}

/// Opens a circle from a starter plan, as it is.
export async function openStarter(browser, hearth, key) {
  const keeper = await Person.arrive(browser, hearth, 'the keeper', { viewport: LAPTOP });
  await keeper.go(`/host?from=${key}`);
  await keeper.isReady();
  await keeper.press('Open the circle');
  await keeper.page.waitForURL(/\/phrase$/);
  keeper.code = keeper.page.url().match(/\/c\/([^/]+)\//)[1];
  return keeper;
}

export async function openDesk(keeper) {
  await keeper.press('I have written them down');
  await keeper.page.waitForURL(/\/keep$/);
  await keeper.isLive();
}

/// What changes the order stands in a dialog of its own.
export async function inOrder(keeper, what) {
  await keeper.press('Change the order');
  await what();
  await keeper.page.keyboard.press('Escape');
}

/// The projector is opened from the console, and then has a window of its own, as on a second screen: a browser draws
/// only the page in front, and a press on a page that is not drawn takes seconds.
export async function openProjector(browser, keeper) {
  await keeper.page.locator('.code').first().click();
  const [opened] = await Promise.all([
    keeper.context.waitForEvent('page'),
    keeper.page.getByRole('button', { name: 'Open the projector' }).click(),
  ]);
  await opened.waitForURL(/\/screen$/);
  const place = new URL(opened.url()).pathname;
  await opened.close();
  await keeper.page.keyboard.press('Escape');
  const projector = await Person.arrive(browser, keeper.hearth, 'the projector', { viewport: WALL });
  const keys = await keeper.context.cookies();
  await projector.context.addCookies(keys.filter(({ name }) => name.includes('screen')));
  await projector.go(place);
  await projector.isLive();
  return projector;
}

/// The path of the circle's link, as the console shows it.
export async function linkOf(keeper) {
  const console = await keeper.context.request.get(`${keeper.hearth.address}/c/${keeper.code}/keep`);
  return `/c/${keeper.code}${(await console.text()).match(/\?by=[\w-]+/)[0]}`;
}

/// Sits down at the door that the page shows. Who typed a code is asked about what is agreed only then.
export async function takeASeat(guest, name) {
  await guest.page.locator('input[name="called"]').fill(name);
  await guest.press('Sit down');
  await guest.page.waitForURL(/\/(seat|sit)$/);
  if (guest.page.url().endsWith('/seat')) return;
  await guest.press('Sit down');
  await guest.page.waitForURL(/\/seat$/);
}

export async function sitDown(browser, hearth, code, name, options) {
  const guest = await Person.arrive(browser, hearth, name || 'someone without a name', options);
  guest.name = name;
  await guest.go('/');
  await guest.page.getByLabel('Your room code').fill(`${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase());
  await guest.press('Find my circle');
  await guest.page.waitForURL(/\/c\/[^/]+$/);
  await takeASeat(guest, name);
  await guest.isLive();
  return guest;
}
