// Holding a circle together: a co-keeper by a one-time link, the keeping handed on and taken back, someone who needs
// a person, the plan against the clock, where late ones sit, and one phone that several share.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { LAPTOP, Person, openBrowser } from './parts/people.mjs';
import { goOn } from './parts/care.mjs';
import { inOrder, openDesk, openProjector, sitDown } from './parts/circle.mjs';
import { openCare, openSheet, shut } from './parts/phone.mjs';

let hearth;
let browser;
let keeper;
let projector;
let mo;
let amara;
let priya;

before(async () => {
  hearth = await Hearth.start();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

const row = (desk, name) => desk.page.locator('.people > .person', {
  has: desk.page.locator('.person__name', { hasText: new RegExp(`^${name}$`) }),
});

async function menu(desk, name) {
  const found = row(desk, name);
  if ((await found.locator('details[open]').count()) === 0) await found.locator('summary').first().click();
  return found;
}

const gone = (person, words) => person.page.getByText(words).locator('visible=true').waitFor({ state: 'detached' });

test('a co-keeper comes in by a link that works once, and has a desk', async () => {
  keeper = await Person.arrive(browser, hearth, 'the keeper', { viewport: LAPTOP });
  await keeper.go('/host?from=offers-and-needs');
  await keeper.isReady();
  await keeper.page.getByText('Write them', { exact: true }).click();
  await keeper.page.getByLabel('Whom to call here').fill('The house: 555 0100\nOr knock at number 4.');
  await keeper.press('Open the circle');
  await keeper.page.waitForURL(/\/phrase$/);
  keeper.code = keeper.page.url().match(/\/c\/([^/]+)\//)[1];
  await openDesk(keeper);
  await keeper.press('Change the order');
  await keeper.press('A link for a co-keeper');
  const link = await keeper.page.getByRole('textbox', { name: 'The link' }).inputValue();
  assert.match(link, /\/c\/[^/]+\/with\?by=[\w-]+#\w+$/);
  await keeper.isAccessible('the link for a co-keeper');
  await keeper.press('Copy the link');
  await keeper.sees('Copied');
  assert.match(keeper.page.url(), /\/keep$/, 'the desk stays');
  await keeper.page.keyboard.press('Escape');
  await keeper.page.locator('#link').waitFor({ state: 'detached' });
  await keeper.page.keyboard.press('Escape');

  mo = await Person.arrive(browser, hearth, 'the co-keeper', { viewport: LAPTOP });
  const { pathname, search, hash } = new URL(link);
  await mo.go(pathname + search + hash);
  await mo.page.waitForURL((url) => !url.hash);
  await mo.sees(/makes you a co-keeper, once/);
  await mo.page.locator('input[name="called"]').waitFor();
  await mo.page.locator('summary', { hasText: 'Care' }).first().click();
  await mo.page.locator('summary', { hasText: 'Where help lives' }).first().click();
  await mo.sees(/Or knock at number 4/);
  await mo.page.keyboard.press('Escape');
  await mo.isAccessible('the door by a link');
  await mo.page.locator('input[name="called"]').fill('Mo');
  await mo.press('Sit down');
  await mo.isLive();
  await mo.page.getByRole('link', { name: 'Open the desk' }).click();
  await mo.page.waitForURL(/\/keep$/);
  await mo.isLive();
  await mo.page.reload();
  await mo.isLive();
  await mo.isAccessible('a co-keeper’s desk');

  const late = await Person.arrive(browser, hearth, 'one who has the link too');
  await late.go(pathname + search);
  await late.isAccessible('the page of the link, without its key');
  await late.page.getByLabel('Paste your whole link here').fill(link);
  await late.press('To the door');
  await late.sees(/has been used/);
  await late.isAccessible('the door with a link that was used');
  late.isUntroubled();
  await late.context.close();
  projector = await openProjector(browser, keeper);
  amara = await sitDown(browser, hearth, keeper.code, 'Amara');
  priya = await sitDown(browser, hearth, keeper.code, 'Priya');
});

test('one who needs a person is heard, and nobody else learns of it', async () => {
  await openCare(amara);
  await amara.page.getByText('Where help lives').click();
  await amara.sees(/The house: 555 0100/);
  // A double tap asks once, and hits nothing else.
  await amara.page.getByRole('button', { name: /^I need a person/ }).dblclick();
  await amara.sees('Those who hold the circle see that you need a person.');
  assert.equal(await amara.page.getByText('You have stepped out').count(), 0);
  await keeper.sees('Amara needs a person.');
  await mo.sees('Amara needs a person.');
  await keeper.isAccessible('the console, when someone needs a person');
  await mo.press('I’ll go to them');
  await amara.sees('Mo is coming to you.');
  await amara.isAccessible('a phone whose person waits for someone');
  await keeper.sees('Mo is going to Amara.');
  await amara.page.reload();
  await amara.isLive();
  await amara.sees('Mo is coming to you.');
  for (const other of [priya, projector]) assert.equal(await other.page.getByText(/needs a person|going to Amara/).count(), 0);
  await hearth.kill();
  for (const person of [keeper, mo, amara, priya, projector]) person.serverMayBeAway = true;
  await hearth.open();
  for (const person of [keeper, mo, amara, priya, projector]) await person.isLive();
  await keeper.sees('Amara needs a person.');
  await openCare(amara);
  await amara.press(/It’s all right now|Take it back/);
  await gone(keeper, 'Amara needs a person.');
  await shut(amara);
});

test('out of reach a phone says at once that its sign is on its way, and it arrives', async () => {
  amara.serverMayBeAway = true;
  await amara.context.setOffline(true);
  await amara.isCutOff();
  await openCare(amara);
  await amara.press(/^I need a person/);
  await amara.sees('Your sign is on its way.');
  await amara.context.setOffline(false);
  await amara.isLive();
  await keeper.sees('Amara needs a person.');
  await amara.press('Take it back');
  await gone(keeper, 'Amara needs a person.');
  await shut(amara);
});

test('whose request is seen to while they are out of reach is told so, and asks no second time', async () => {
  await openCare(amara);
  await amara.press(/^I need a person/);
  await keeper.sees('Amara needs a person.');
  await amara.isOutOfReach();
  await keeper.press('It is seen to');
  await gone(keeper, 'Amara needs a person.');
  await amara.isBack();
  await amara.isLive();
  await openCare(amara);
  await amara.sees('Someone has seen to this.');
  await amara.isAccessible('Care, when it was seen to');
  await hearth.kill();
  for (const person of [keeper, mo, amara, priya, projector]) person.serverMayBeAway = true;
  await hearth.open();
  for (const person of [keeper, mo, amara, priya, projector]) await person.isLive();
  await amara.press(/^I need a person/);
  await amara.sees('Those who hold the circle see that you need a person.');
  await keeper.sees('Amara needs a person.');
  await amara.press('Take it back');
  await gone(keeper, 'Amara needs a person.');
  await shut(amara);
});

test('the keeping is handed on in one tap, and taken back in one', async () => {
  await (await menu(keeper, 'Mo')).getByRole('button', { name: 'Hand the keeping to them' }).click();
  await keeper.sees('Mo keeps the circle now.');
  await mo.page.locator('button', { hasText: 'A link for a co-keeper' }).waitFor({ state: 'attached' });
  await keeper.page.reload();
  await keeper.isLive();
  await keeper.sees('Mo keeps the circle now.');
  await keeper.isAccessible('the console of one who handed the keeping on');
  await keeper.press('Keep it again');
  await gone(keeper, 'Mo keeps the circle now.');
  await mo.page.locator('button', { hasText: 'A link for a co-keeper' }).waitFor({ state: 'detached' });
});

test('late ones sit where the keeper says', async () => {
  await inOrder(keeper, async () => {
    await keeper.page.getByText('Who comes late', { exact: true }).click();
    await keeper.press('They knock, and I let them in');
    await keeper.sees(/people knock and wait/);
    await keeper.press('They sit before the keeper');
    await keeper.sees(/just before the keeper/);
  });
  await mo.press(/^Begin with/);
  const late = await Person.arrive(browser, hearth, 'Rosa');
  await late.go(`/c/${keeper.code}`);
  await late.page.locator('input[name="called"]').fill('Rosa');
  await late.press('Sit down');
  await late.sees('You are waiting at the door.');
  await keeper.page.getByText('Let them in beside …').click();
  await keeper.press('Beside Amara');
  await late.isLive();
  await row(keeper, 'Rosa').waitFor();
  const names = await keeper.page.locator('.people .person__name').allTextContents();
  assert.equal(names.indexOf('Rosa'), names.indexOf('Amara') + 1, names.join(', '));
  late.isUntroubled();
  await late.context.close();
});

test('the plan stands against the clock, for those who keep alone', async () => {
  await keeper.sees(/^It ends near \d+:\d\d, /);
  const hours = await keeper.page.locator('.thread__hour').allTextContents();
  assert.ok(hours.length > 2 && hours.every((hour) => /^\d+:\d\d$/.test(hour)), hours.join(', '));
  for (const other of [priya, projector]) assert.equal(await other.page.locator('.thread__hour').count(), 0);
  // What was planned takes minutes: gone on at once, the circle is early.
  await goOn(keeper);
  await goOn(keeper);
  await keeper.sees(/earlier than planned/);
  await keeper.press('Change the plan');
  await keeper.press('Shift everything that follows');
  await keeper.press('Done');
  await keeper.sees(/, as planned$/);
});

test('every console is quiet', () => {
  for (const one of [keeper, mo, amara, priya, projector]) one.isUntroubled();
});
