// Parts in which people say something of themselves, or keep it to themselves: agreements, values, the weather, offers
// and needs, a word in the centre, a reflection. One keeper, a projector and five phones: six people, so that both four
// answers and five can be given.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { openBrowser } from './parts/people.mjs';
import { Planned } from './parts/planned.mjs';
import { goesThrough } from './parts/kinds.mjs';

const NAMES = ['Amara', 'Priya', 'Tomas', 'Rosa', 'Noor'];
const values = () => ({ values: { offered: ['Care', 'Truth', 'Rest'], own: true } });
const PLAN = {
  agreements: 'agreements',
  'values of four': values(),
  'weather of four': 'weather',
  'values of five': values(),
  'weather of five': 'weather',
  cards: { offers_and_needs: {} },
  'cards not shown': { offers_and_needs: { writing: 600_000 } },
  'centre word': { centre_word: { question: 'A word for what you take along.' } },
  reflection: { reflection: {} },
};

let hearth;
let browser;
let circle;
let keeper;
let projector;
let guests;

before(async () => {
  goesThrough('answers', PLAN);
  hearth = await Hearth.start();
  browser = await openBrowser();
  circle = await Planned.gather(browser, hearth, PLAN, NAMES);
  ({ keeper, projector, guests } = circle);
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

const part = (name, what) => test(name, { timeout: 120_000 }, () => circle.through(name, what));

const button = (person, words) => person.page.getByRole('button', { name: words, exact: true });
const others = (person) => circle.everyone.filter((one) => one !== person);
const shownTo = (person) => person.page.locator('main').first().innerText();
const nobodyKnows = (people, words) => circle.each(people, (person) => person.knowsNothingOf(words));
/// What an answer looks like on its way to someone.
const told = (person, words) => person.heard.some((frame) => frame.includes(words));
/// Whether a phone was told that this is what was said on it.
const toldAsOwn = (person, words) => {
  const within = (told) => told !== null && typeof told === 'object'
    && ((told.text === words && told.on === true) || Object.values(told).some(within));
  return person.heard.some((frame) => within(JSON.parse(frame)));
};

/// One tap, and it is known.
async function chooses(person, words) {
  await button(person, words).click();
  await person.page.locator('.chip[aria-pressed="true"]', { hasText: words }).waitFor();
}

async function laysDown(person, label, words) {
  const form = person.page.locator('form.field', { has: person.page.getByLabel(label) });
  await form.getByLabel(label).fill(words);
  await form.getByRole('button', { name: 'Lay it down' }).click();
  await person.page.locator('.card--own', { hasText: words }).waitFor();
}

part('agreements: how one stands is open until everyone has answered, and nothing counts', async () => {
  await projector.sees('still open');
  const opened = (person) => person.page.locator('.pact__line').first();
  for (const guest of guests) {
    await guest.press(/^I’m for all /);
    await opened(guest).locator('summary').click();
  }
  await opened(keeper).locator('summary').first().click();
  await circle.each(circle.seated, (person) => person.sees('Not everyone has answered yet.'));
  await opened(keeper).getByRole('button', { name: 'Not yet' }).click();
  await keeper.press('I’m for all the rest');
  for (const person of circle.seated) {
    await opened(person).locator('.line__word').getByText('held', { exact: true }).waitFor();
    await person.page.waitForFunction(() => {
      const lines = document.querySelectorAll('.pact__line');
      return document.querySelectorAll('.pact__line.is-settled').length === lines.length - 1;
    });
  }
  await circle.each(circle.seated, (person) => person.sees(/Whose answer it is stays private/));
  await projector.sees('held for now');
  await projector.page.waitForFunction(() => {
    const all = [...document.querySelectorAll('.wall .line__word')].map((one) => one.textContent);
    return all.length > 1 && all.slice(1).every((one) => one === 'agreed');
  });
  assert.doesNotMatch(await shownTo(projector), /\d of \d|\ball\b.*\bof us\b/);
});

async function marksOf(many) {
  await circle.allSee('What matters to you?');
  const [amara] = guests;
  await amara.page.getByText('Name one of your own').click();
  await amara.page.getByLabel('A word of your own').fill('Tenderness');
  for (const guest of guests.slice(0, many)) await chooses(guest, 'Rest');
  await chooses(amara, 'Care');
  await keeper.sees(`${many === 4 ? 'fewer than five' : 'five or more'} have answered`);
  for (const person of [projector, ...guests]) {
    assert.equal(await person.page.locator('.sky').count(), 0);
    assert.doesNotMatch(await person.page.locator('body').innerText(), /have answered$/m);
    for (const words of ['{"spoken_desk":', '"few"', '"enough"', 'fewer than five', 'five or more']) {
      assert.equal(told(person, words), false, 'how many have answered is the keeper’s to know');
    }
  }
  await (many === 4 ? isNotShown() : isShownAsAWhole(['Rest 5', 'Care', 'Truth']));
  assert.equal(amara.said.some((said) => said.includes('Tenderness')), false, 'one’s own word is sent nowhere');
  await nobodyKnows(others(amara), 'Tenderness');
}

/// With four answers nobody sees any: the keeper goes on without showing them, and has no button that leads nowhere.
async function isNotShown() {
  await keeper.page.getByRole('button', { name: /^Go on without showing it/ }).waitFor();
  assert.equal(await button(keeper, 'Show it as a whole').count(), 0);
  for (const person of circle.everyone) {
    assert.equal(await person.page.locator('.sky').count(), 0);
    assert.equal(told(person, '"count"'), false);
  }
}

/// The keeper has closed the answers: with five of them everyone sees the same counts.
async function isShownAsAWhole(counts) {
  await keeper.press('Show it as a whole');
  for (const person of circle.everyone) {
    await person.page.locator('.sky').waitFor();
    assert.ok(told(person, '"count"'));
    assert.deepEqual(await countsOf(person), counts);
    for (const name of NAMES) assert.equal((await shownTo(person)).includes(name), false);
    await person.sees('Seen as a whole, and nobody by name.');
    assert.equal(await button(person, 'Show it as a whole').count(), 0, 'it is shown once');
    assert.equal(await person.page.locator('.chip').count(), 0, 'what each said is gone');
  }
}

/// What was counted, line by line: beads, as many as people, and their number for those who listen.
async function countsOf(person) {
  const lines = await person.page.locator('.sky li').evaluateAll((all) => all.map((line) => {
    const beads = line.querySelector('.beads');
    const [heard, seen] = [Number(beads?.ariaLabel), beads?.childElementCount];
    return `${line.innerText} ${beads ? (heard === seen ? seen : `${heard}, but ${seen} beads`) : ''}`;
  }));
  return lines.map((line) => line.trim().split(/\s+/).join(' '));
}

async function weatherOf(many) {
  await circle.allSee('What is the weather in you?');
  assert.equal(await button(projector, 'Fog').count(), 0);
  const [amara, priya] = guests;
  await chooses(amara, 'Storm');
  await button(amara, 'Storm').click(); // and back again: nothing is said
  await amara.page.locator('.chip[aria-pressed="false"]', { hasText: 'Storm' }).waitFor();
  const said = (guest) => (guest === amara ? 'Rain' : guest === priya ? 'Wind' : 'Fog');
  for (const guest of guests.slice(0, many)) await chooses(guest, said(guest));
  await keeper.sees(`${many === 4 ? 'fewer than five' : 'five or more'} have answered`);
  assert.ok(toldAsOwn(amara, 'Rain'));
  for (const person of others(amara)) {
    assert.equal(told(person, '"weather":"rain"') || toldAsOwn(person, 'Rain'), false, person.what);
  }
  await nobodyKnows([projector], 'Rain');
  await (many === 4 ? isNotShown() : isShownAsAWhole(['Fog 3', 'And a few of us elsewhere 2']));
}

part('values of four: marks are seen by nobody, and so few are not counted', () => marksOf(4));
part('weather of four: one tap each, and so few are not counted', () => weatherOf(4));
part('values of five: counts are shown as a whole and once, and one’s own word never', () => marksOf(5));
part('weather of five: it is shown as a whole and once', () => weatherOf(5));

const isGone = (words) => circle.each(
  circle.everyone, (person) => person.page.getByText(words, { exact: true }).waitFor({ state: 'detached' }),
);

part('cards: nobody’s name is on a card, and its author takes it back', async () => {
  const [giver, asker] = guests;
  await button(giver, 'Lay it down').first().click();
  await giver.sees('There are no words in it yet.');
  await laysDown(giver, 'Something I could give', 'Rides to the clinic');
  await laysDown(asker, 'Something I could use', 'Soup on Thursdays');
  await keeper.sees('fewer than three cards are laid');
  await nobodyKnows(others(giver), 'Rides to the clinic');
  await nobodyKnows(others(asker), 'Soup on Thursdays');
  for (const guest of guests) assert.equal(await button(guest, 'Show the cards').count(), 0);
  await keeper.press('Show the cards');
  for (const person of circle.everyone) {
    const cards = person.page.locator('.cards');
    await cards.getByText('Rides to the clinic').waitFor();
    await cards.getByText('Soup on Thursdays').waitFor();
    assert.ok(told(person, 'Soup on Thursdays'));
    const written = (await cards.allInnerTexts()).join();
    for (const name of NAMES) assert.equal(written.includes(name), false, 'cards have no names');
    const takes = person === giver || person === asker ? 1 : 0;
    assert.equal(await person.page.getByRole('button', { name: /^Take it back/ }).count(), takes, 'one’s own alone');
  }
  await giver.press(/^Take it back/);
  await isGone('Rides to the clinic');
  await projector.sees('Soup on Thursdays');
});

part('cards not shown: going on without showing them forgets them', async () => {
  const [giver] = guests;
  await laysDown(giver, 'Something I could give', 'A quiet garden');
  await keeper.sees(/cards? (is|are) laid/);
  await keeper.press(/^Go on without showing it/);
  const asked = keeper.page.locator('dialog[open]');
  await asked.getByText('The cards have not been shown. Going on forgets them.').waitFor();
  await keeper.press('Not yet');
  await nobodyKnows(others(giver), 'A quiet garden');
});

part('centre word: a word lies there for all, and only its author takes it away', async () => {
  await nobodyKnows(others(guests[0]), 'A quiet garden');
  const [amara, priya] = guests;
  await circle.allSee('A word for what you take along.');
  await laysDown(amara, 'Your word', 'Courage');
  await laysDown(priya, 'Your word', 'Tea');
  for (const person of circle.everyone) {
    const laid = person.page.locator('.laid');
    await laid.getByText('Courage').waitFor();
    await laid.getByText('Tea').waitFor();
    for (const name of NAMES) assert.equal((await laid.innerText()).includes(name), false, 'words have no names');
    const takes = person === amara || person === priya ? 1 : 0;
    assert.equal(await person.page.getByRole('button', { name: /^Take it back/ }).count(), takes);
  }
  await priya.press(/^Take it back/);
  await isGone('Tea');
  await projector.sees('Courage');
});

part('reflection: what one writes stays on one’s own page', async () => {
  const [amara] = guests;
  await circle.allSee('Who can I lean on?');
  assert.equal(await projector.page.locator('textarea, input').count(), 0);
  const sent = [];
  amara.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const field = amara.page.getByLabel('Who can I lean on?');
  await field.pressSequentially('My sister Inez');
  assert.equal(await field.evaluate((one) => one.form === null && one.name === ''), true, 'no form holds it');
  await keeper.press('Pause');
  await amara.sees('We are pausing together');
  await keeper.press('Go on');
  await amara.sees('A quiet moment for yourself');
  assert.equal(await field.inputValue(), 'My sister Inez', 'a pause takes nothing away');
  assert.equal([...sent, ...amara.said].some((said) => said.includes('Inez')), false, 'nothing of it is sent');
  await nobodyKnows(others(amara), 'Inez');
  const { cookies, origins } = await amara.context.storageState();
  const session = await amara.page.evaluate(() => ({ ...sessionStorage }));
  assert.equal(JSON.stringify([cookies, origins, session]).includes('Inez'), false, 'nothing of it is kept');
  await amara.page.reload();
  await amara.isLive();
  assert.equal(await field.inputValue(), '');
});
