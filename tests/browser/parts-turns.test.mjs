// Parts in which the piece, or the time, is with one after the other: a round with a note, an open centre, names
// remembered, thanks, pairs, a closing round. One keeper, a projector and four phones: five people, so that pairs are uneven.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { openBrowser } from './parts/people.mjs';
import { Planned } from './parts/planned.mjs';
import { goRound } from './parts/care.mjs';
import { goesThrough } from './parts/kinds.mjs';

const NOTE = 'This question touches on loss.';
const pairs = (question) => ({ pairs: { size: 2, share: 15_000, question } });
const PLAN = {
  round: { round: { question: 'Who is not here tonight?', share: 15_000, note: NOTE } },
  centre: { centre: { question: 'What is still with you?', untouched: 10_000 } },
  remembering: { remembering: { invitation: 'Whose name do you bring?', response: 'We remember.' } },
  gratitude: { gratitude: { invitation: 'Whom would you like to thank?' } },
  pairs: pairs('What helped you this week?'),
  pairsAgain: pairs('What would help you next week?'),
  closing: { closing: { way: 'one_word' } },
};

let hearth;
let browser;
let circle;
let keeper;
let projector;
let guests;

before(async () => {
  goesThrough('turns', PLAN);
  hearth = await Hearth.start();
  browser = await openBrowser();
  circle = await Planned.gather(browser, hearth, PLAN, ['Amara', 'Priya', 'Tomas', 'Noor']);
  ({ keeper, projector, guests } = circle);
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

const part = (name, what) => test(name, { timeout: 120_000 }, () => circle.through(name, what));

const button = (person, words) => person.page.getByRole('button', { name: words });
const others = (person) => circle.seated.filter((one) => one !== person);

async function has(person) {
  await person.sees('The piece is with you');
  const passes = /^Pass the piece to|^Lay the piece down/;
  for (const other of others(person)) assert.equal(await button(other, passes).count(), 0);
}

part('round: a note first, one sits out unseen, and a share whose time has come goes on', async () => {
  const [amara, priya] = guests;
  await circle.allSee('Before we begin');
  await circle.allSee(NOTE);
  await circle.each(circle.everyone, async (person) => {
    assert.equal(await person.page.getByText('Who is not here tonight?').count(), 0, 'the note is read first');
  });
  await button(keeper, 'Sit this one out').waitFor();

  // What each row of the console says, but for the piece that comes and goes.
  const rows = async () => (await keeper.page.locator('.people').innerText())
    .replaceAll(/with you|keeper, you|next/g, '').split(/\s+/).join(' ');
  const before = await rows();
  await priya.press(/^Sit this one out/);
  await priya.sees('The piece will go past you, unseen.');
  assert.equal(await button(projector, /Sit this one out/).count(), 0);
  await keeper.press('Let the piece set out');
  await has(keeper);
  await circle.allSee('Who is not here tonight?');
  assert.equal(await rows(), before, 'the console shows nobody sitting out');
  await keeper.press('Pass the piece to Amara');
  await has(amara);
  await amara.sees('Time has come round. Finish as you like.', 25_000);
  await has(amara);
  await projector.sees('Amara has the piece');
  const met = [];
  await goRound(keeper, () => guests, async (person) => { met.push(person.name); });
  assert.deepEqual(met, ['Amara', 'Tomas', 'Noor'], 'the piece went past the one who sits out');
  await circle.allSee('The round is complete');
});

part('centre: whoever is moved takes the piece and lays it back', async () => {
  const [amara, priya, tomas, noor] = guests;
  const quiet = 'nobody has touched the piece for a while';
  await circle.allSee('The piece lies in the centre');
  await circle.allSee('What is still with you?');
  await button(keeper, 'Take the piece yourself').waitFor();
  await keeper.sees(quiet, 20_000);
  for (const person of [projector, ...guests]) {
    await person.knowsNothingOf(quiet);
    await person.knowsNothingOf('"untouched":true');
    await person.sees('The piece lies in the centre'); // and nothing else has happened
  }
  for (const person of [tomas, amara]) {
    await person.press('Take the piece');
    await has(person);
    await person.sees('Lay it back when you have finished.');
    await circle.each([projector, ...others(person)], (other) => other.sees(`${person.name} has the piece`));
    await circle.allSee('What is still with you?');
    for (const other of others(person)) assert.equal(await button(other, /^Take the piece/).count(), 0);
    await person.press('Lay the piece down');
    await circle.allSee('The piece lies in the centre');
  }
  await Promise.all([button(priya, 'Take the piece').waitFor(), button(noor, 'Take the piece').waitFor()]);
  await keeper.page.getByText(quiet).waitFor({ state: 'detached' });
});

part('remembering: names are spoken and never typed; all answer at the keeper’s sign', async () => {
  const [amara] = guests;
  await has(keeper);
  await circle.allSee('All answer: We remember.');
  await circle.allSee('Whose name do you bring?');
  await keeper.press('Pass the piece to Amara');
  await has(amara);
  for (const guest of guests) {
    assert.equal(await guest.page.locator('input:visible, textarea:visible').count(), 0, 'nothing is written');
    assert.equal(await button(guest, 'All answer').count(), 0);
  }
  const signs = (person) => person.heard.filter((told) => told.includes('"sound":"response"')).length;
  await keeper.press('All answer');
  await waitUntil(() => circle.everyone.every((person) => signs(person) === 1), 'every screen has the sign to answer');
  await has(amara);
  await goRound(keeper, () => guests);
});

part('gratitude: the piece goes round once, and who passed is not asked a second time', async () => {
  await has(keeper);
  await circle.allSee('Whom would you like to thank?');
  await keeper.sees('four still to come');
  await keeper.press('Pass the piece to Amara');
  for (const [at, guest] of guests.entries()) {
    await has(guest);
    await circle.each([projector, ...others(guest)], (other) => other.sees(`${guest.name} has the piece`));
    // Every second one passes, and it looks like any other turn.
    await guest.press(at % 2 ? /^Not this time/ : /^Pass the piece to|^Lay the piece down/);
  }
  await circle.allSee('The round is complete');
  for (const guest of guests) assert.equal(await guest.page.getByText('Would you like the piece now?').count(), 0);
});

/// Asks again until it is so: for what stands in no page.
async function waitUntil(isSo, what) {
  for (const until = Date.now() + 15_000; !isSo();) {
    if (Date.now() > until) throw new Error(`it did not come about: ${what}`);
    await keeper.page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/// With whom one sits and whose time it is.
const mine = (person) => person.page.locator('.state');
let met;

part('pairs: everyone has a place, each listens and is listened to, and the time swaps', async () => {
  await circle.allSee('What helped you this week?');
  met = await groups();
  assert.deepEqual(met.map((group) => group.length).sort(), [2, 3], 'five people are a pair and a group of three');
  for (const person of circle.seated) await mine(person).getByText(/^You sit with/).waitFor();
  for (const guest of guests) assert.equal(await button(guest, 'Begin the time').count(), 0);
  const named = (name) => (name === 'Lantern' ? keeper : guests.find((guest) => guest.name === name));
  await keeper.press('Begin the time');
  for (const group of met) {
    const [first, ...rest] = group.map(named);
    await mine(first).getByText(/^It is your time\./).waitFor();
    for (const other of rest) await mine(other).getByText(`${group[0]} speaks. You listen, without advice.`).waitFor();
  }
  const [two, three] = [...met].sort((a, b) => a.length - b.length);
  const swaps = (person) => person.heard.filter((told) => told.includes('"sound":"swap"')).length;
  await mine(named(three[1])).getByText(/^It is your time\./).waitFor({ timeout: 20_000 });
  await mine(named(two[1])).getByText(/^It is your time\./).waitFor({ timeout: 20_000 });
  await mine(named(two[0])).getByText(`${two[1]} speaks.`).waitFor();
  await mine(named(three[2])).getByText(/^It is your time\./).waitFor({ timeout: 20_000 });
  for (const person of circle.seated) await mine(person).getByText('Time has come round.').waitFor({ timeout: 25_000 });
  await waitUntil(() => two.every((name) => swaps(named(name)) === 1), 'a soft bell for the pair');
  await waitUntil(() => three.every((name) => swaps(named(name)) === 2), 'two for the group of three');
});

part('pairsAgain: everyone sits with someone new', async () => {
  await circle.allSee('What would help you next week?');
  const now = await groups();
  for (const group of now.filter((one) => one.length === 2)) {
    assert.equal(met.some((before) => group.every((name) => before.includes(name))), false, `${group} have met`);
  }
  await keeper.press('Begin the time');
  await mine(keeper).getByText(/It is your time|speaks/).waitFor();
  await keeper.press(/^Go on to/);
  await keeper.page.locator('dialog[open]').getByText('People are still listening to each other.').waitFor();
  await keeper.press('Not yet');
});

/// Who sits together, as the projector shows it: everyone once.
async function groups() {
  const lines = await projector.page.locator('.wall__groups li').allInnerTexts();
  const found = lines.map((said) => said.split(/, | and /));
  assert.deepEqual(found.flat().sort(), ['Amara', 'Lantern', 'Noor', 'Priya', 'Tomas']);
  return found;
}

part('closing: one word each, and the keeper is asked before it ends for all', async () => {
  await circle.allSee('One word you are leaving with.');
  await has(keeper);
  await goRound(keeper, () => guests);
  for (const guest of guests) assert.equal(await button(guest, 'Close the circle').count(), 0);
  await keeper.press('Close the circle');
  const asked = keeper.page.locator('dialog[open]');
  await asked.getByText('Close the circle for everyone?').waitFor();
  await asked.getByRole('button', { name: 'Not yet' }).click();
  await circle.allSee('The round is complete');
});
