// What a browser holds of a circle goes with it: cookies, what the tab remembers, and the page behind the back button.
// And the host deletes the record that remains.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Hearth } from './parts/hearth.mjs';
import { openBrowser, Person } from './parts/people.mjs';
import { Planned } from './parts/planned.mjs';
import { openCare } from './parts/phone.mjs';

const TITLE = 'Tuesday evening circle';
const PLAN = { agreements: 'agreements', closing: { closing: { way: 'one_word' } } };

let hearth;
let browser;
let circle;
let plain;

before(async () => {
  hearth = await Hearth.start();
  browser = await openBrowser();
  circle = await Planned.gather(browser, hearth, PLAN, ['Priya', 'Noor', 'Sam', 'Zoë']);
  plain = await Person.arrive(browser, hearth, 'a phone without script', { javaScriptEnabled: false });
  await plain.go(`/c/${circle.keeper.code}`);
  await plain.press('Sit down');
  await plain.page.waitForURL(/\/seat$/);
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

/// No cookie, nothing in the tab, and nothing behind the back button.
async function holdsNothing(person) {
  const cookies = await person.context.cookies();
  const ofCircle = cookies.map(({ name }) => name).filter((name) => name.includes(circle.keeper.code.toLowerCase()));
  assert.deepEqual(ofCircle, [], `cookies of ${person.what}`);
  const remembered = await person.page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  for (const word of [circle.keeper.code, 'Priya', 'Noor']) {
    assert.equal(remembered.includes(word), false, `${word} in the storage of ${person.what}`);
  }
  await person.page.goBack();
  await person.page.waitForLoadState();
  const shown = await person.page.locator('body').innerText();
  for (const word of [TITLE, 'Priya', 'Noor']) {
    assert.equal(shown.includes(word), false, `${word} behind the back button of ${person.what}`);
  }
}

test('who leaves has nothing of the circle left', async () => {
  const noor = circle.guests[1];
  await noor.page.evaluate(() => sessionStorage.setItem('hearth-no-sockets', 'Noor'));
  await openCare(noor);
  await noor.page.getByText('Leave quietly', { exact: true }).click();
  await noor.press('Leave the circle');
  await noor.page.waitForURL(/\/left$/);
  // Behind the back button is the door, where the circle that goes on may be looked at anew.
  const cookies = await noor.context.cookies();
  assert.deepEqual(cookies, []);
  assert.deepEqual(await noor.page.evaluate(() => ({ ...sessionStorage })), {});
});

test('after the end nobody has anything of the circle left', async () => {
  const [priya, , ...offline] = circle.guests;
  await circle.comeTo('agreements');
  await plain.page.reload();
  for (const person of [circle.keeper, priya, plain, ...offline]) await person.press(/^I’m for all /);
  await priya.page.locator('.pact__line.is-settled').last().waitFor();
  await priya.page.evaluate(() => sessionStorage.setItem('hearth-no-sockets', 'Priya'));
  await circle.comeTo('closing');
  for (const person of offline) await person.isOutOfReach();
  await circle.keeper.press('Close the circle');
  await circle.keeper.page.locator('dialog[open]').getByRole('button', { name: 'Close the circle' }).click();
  const people = [circle.keeper, priya, circle.projector];
  for (const person of people) await person.page.waitForURL(/\/kept\/[0-9a-f]{32}(\?wall)?$/, { timeout: 40_000 });
  circle.record = circle.keeper.page.url();
  await priya.sees(/people listened to each other/);
  for (const person of [circle.keeper, priya]) await holdsNothing(person);
});

test('a phone without script, which was not told of the end, is led to it too', async () => {
  await plain.page.reload();
  await plain.page.waitForURL(circle.record);
  await plain.sees(/people listened to each other/);
  await holdsNothing(plain);
});

test('a phone that was offline at the end is led to it, and takes along what the others do', async () => {
  const zoe = circle.guests[3];
  await zoe.isBack();
  await zoe.page.waitForURL(circle.record);
  await zoe.page.getByRole('link', { name: 'What I can take with me' }).click();
  await zoe.page.getByText('Our agreements').click();
  await zoe.sees('You may always pass.');
  await zoe.page.goto(circle.record);
  await holdsNothing(zoe);
});

test('also where it is loaded again as soon as it is back', async () => {
  const sam = circle.guests[2];
  await sam.isBack();
  await sam.page.reload().catch(() => {}); // the page itself may be on its way already
  await sam.page.waitForURL(circle.record);
  await sam.sees(/people listened to each other/);
  await holdsNothing(sam);
});

test('what one may take along stays on the phone, and goes when one goes gently', async () => {
  const [priya] = circle.guests;
  priya.troubles = []; // the circle behind the back button is not there any more
  await priya.page.goto(circle.record);
  await priya.page.getByRole('link', { name: 'What I can take with me' }).click();
  // As the circle agreed on them.
  await priya.page.getByText('Our agreements').click();
  await priya.sees('You may always pass.');
  await priya.page.evaluate(() => {
    sessionStorage.setItem('hearth-take-agreements', JSON.stringify(['Listen.', 'Rest <b>well</b>.']));
    sessionStorage.setItem('hearth-take-care', 'Maren is by the door.');
  });
  await priya.page.reload();
  await priya.page.getByText('Our agreements').click();
  await priya.sees('Rest <b>well</b>.');
  await priya.page.getByText('If something stirred').click();
  await priya.sees('Maren is by the door.');
  await priya.page.getByText('See every line of it, and save it').click();
  await priya.sees('It is kept for 400 days, then deleted.');
  assert.equal(await priya.page.getByRole('link', { name: 'Delete this record' }).count(), 0);
  const asked = [];
  priya.page.on('request', (request) => asked.push(request.url()));
  await priya.page.getByRole('textbox', { name: 'A small step, written to yourself' }).fill('Call my sister');
  const [file] = await Promise.all([
    priya.page.waitForEvent('download'),
    priya.page.getByRole('button', { name: 'Save it as a text file' }).click(),
  ]);
  const saved = await readFile(await file.path(), 'utf8');
  assert.match(saved, /Call my sister[\s\S]*Listen\.\nRest <b>well<\/b>\.\n$/);
  await priya.page.reload();
  assert.equal(await priya.page.getByRole('textbox', { name: 'A small step, written to yourself' }).inputValue(), 'Call my sister');
  assert.deepEqual(asked.filter((url) => !url.startsWith('blob:') && !/\/kept\/|\/pkg\//.test(url)), []);
  await priya.isAccessible('what one may take along');
  await priya.page.getByRole('link', { name: 'Go gently' }).click();
  await priya.page.waitForURL(/\/$/);
  assert.deepEqual(await priya.page.evaluate(() => ({ ...sessionStorage })), {});
  priya.isUntroubled();
});

test('whoever held the circle has a moment of their own, and may keep it in this browser', async () => {
  const { keeper } = circle;
  await keeper.page.goto(circle.record);
  await keeper.page.getByRole('link', { name: 'And you, who held it?' }).click();
  const asked = keeper.page.getByLabel('What asked the most of you?');
  await asked.fill('The long silence.');
  await keeper.isAccessible('a moment of one’s own');
  await keeper.press('Keep it here');
  await keeper.sees('It is kept in this browser');
  await keeper.page.reload();
  assert.equal(await asked.inputValue(), 'The long silence.');
  await keeper.press('Let it go');
  await keeper.page.reload();
  assert.equal(await asked.inputValue(), '');
  const kept = await keeper.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('hearth-own')));
  assert.deepEqual(kept, []);
});

test('the host deletes the record', async () => {
  const { keeper } = circle;
  await keeper.page.goto(`${circle.record}/take`);
  await keeper.page.getByText('See every line of it, and save it').click();
  await keeper.page.getByRole('link', { name: 'Delete this record' }).click();
  await keeper.isAccessible('the question whether to delete');
  await keeper.press('Delete it for good');
  await keeper.sees('The record is deleted.');
  const answer = await keeper.page.goto(circle.record);
  assert.equal(answer.status(), 404);
  assert.deepEqual(await keeper.context.cookies(), []);
});
