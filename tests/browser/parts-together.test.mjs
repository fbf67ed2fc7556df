// Parts in which everyone does the same at the same time: words, a breath, a silence, lines, a break. One keeper, a
// projector and three phones.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { openBrowser } from './parts/people.mjs';
import { Planned } from './parts/planned.mjs';
import { goesThrough } from './parts/kinds.mjs';

const MINUTES = 60_000;
const line = (text, who = 'all') => ({ text, who });
const PLAN = {
  words: { words: { kind: 'acknowledgement', text: 'Circles are older than we are.\nWe thank those who kept them.' } },
  breathing: { breathing: { pattern: 'short-3-5', breaths: 1 } },
  silence: { silence: { length: 10 * MINUTES } },
  shortSilence: { silence: { length: 5_000 } },
  call: {
    together: {
      way: 'call_and_response',
      lines: [line('Who keeps this fire?', 'keeper'), line('We keep it together.')],
      repeats: 1,
    },
  },
  repeated: {
    together: {
      way: 'repeated', lines: [line('I am here.'), line('You are here.')], repeats: 2, line_time: 2_000,
    },
  },
  reading: {
    together: { way: 'reading', lines: [line('The river is wide.'), line('We cross it slowly.')], repeats: 1 },
  },
  break: { break: { length: 10 * MINUTES } },
  closing: { closing: { way: 'silence' } },
};

let hearth;
let browser;
let circle;
let keeper;
let projector;
let guests;

before(async () => {
  goesThrough('together', PLAN);
  hearth = await Hearth.start();
  browser = await openBrowser();
  circle = await Planned.gather(browser, hearth, PLAN, ['Amara', 'Priya', 'Tomas']);
  ({ keeper, projector, guests } = circle);
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

const part = (name, what) => test(name, { timeout: 120_000 }, () => circle.through(name, what));

/// What this person's screens have said to the server, but for being there.
const saidBy = (person) => person.said.filter((said) => !/^\{"(ping|hello)":/.test(said)).length;

/// What stands in the middle of a screen.
const shownTo = (person) => person.page.locator('main').first().innerText();

async function nobodyElseCan(words) {
  for (const guest of guests) assert.equal(await guest.page.getByRole('button', { name: words }).count(), 0);
  assert.equal(await projector.page.getByRole('button', { name: words }).count(), 0);
}

part('words: every screen has the same lines, and the keeper alone goes on', async () => {
  await circle.allSee('Where this comes from');
  await circle.allSee('Circles are older than we are.');
  await circle.allSee('We thank those who kept them.');
  await keeper.page.getByRole('button', { name: 'Go on to breathing' }).waitFor();
  await nobodyElseCan(/Go on|Next part/);
});

part('breathing: one rests unseen, it ends on an out-breath, and all are back', async () => {
  const [resting] = guests;
  await circle.each(circle.seated, (person) => person.sees('A breath together'));
  await nobodyElseCan(/Begin/);
  await projector.sees('Or rest at your own pace.');
  await keeper.press('Begin the breath');
  await circle.each(circle.seated, (person) => person.sees('We breathe together'));
  const said = saidBy(resting);
  await resting.press('Rest at your own pace');
  await resting.sees('Feel your feet.');
  assert.equal(saidBy(resting), said, 'who rests says so to nobody');
  await Promise.all([projector, ...guests.slice(1)].map((person) => person.sees('Breathe out', 20_000)));
  await circle.each(circle.seated, (person) => person.sees('That was the last breath', 20_000));
  await projector.sees('That was the last breath');
});

part('silence: from bell to bell, without digits; the keeper rings the second', async () => {
  await circle.allSee('We sit in silence');
  for (const person of circle.everyone) {
    await person.page.locator('.hearth').waitFor();
    assert.doesNotMatch(await shownTo(person), /\d/, `no time is counted for ${person.what}`);
  }
  await nobodyElseCan('Second bell');
  const bells = (person) => person.heard.filter((told) => told.includes('"silence_ends"')).length;
  assert.deepEqual(circle.everyone.map(bells), circle.everyone.map(() => 0));
  await keeper.press('Second bell');
  await circle.allSee('The silence is over');
  assert.deepEqual(circle.everyone.map(bells), circle.everyone.map(() => 1), 'each screen rings once');
  await keeper.page.getByRole('button', { name: 'Second bell' }).waitFor({ state: 'detached' });
});

part('shortSilence: at the end of its time the bell rings, and everyone sits on', async () => {
  await circle.allSee('The silence is over', 20_000);
  await keeper.page.getByRole('button', { name: 'Go on to call and response' }).waitFor();
});

/// What stands there before the first line.
const NEAR = 'In a moment, the first line.';

/// The line that is said now, and the one after it.
const now = (person) => person.page.locator('.part__line > :first-child');
const next = (person) => person.page.locator('.timed__next');

part('call: the keeper calls, all answer, and who likes sits quietly', async () => {
  const [quiet, joining] = guests;
  await circle.allSee('Join in, or sit quietly. Both are part of the circle.');
  await circle.allSee('Who keeps this fire?'); // to look at, before it is said
  assert.equal(await now(joining).innerText(), NEAR, 'no line is said before the keeper begins');
  await nobodyElseCan(/Begin the lines|Next line/);
  assert.equal(await projector.page.getByRole('button', { name: 'Sit quietly' }).count(), 0);
  const said = saidBy(quiet);
  await quiet.press('Sit quietly');
  await quiet.sees('Sit as you like.');
  await keeper.press('Begin the lines');
  for (const person of [keeper, projector, ...guests.slice(1)]) {
    await now(person).getByText('Who keeps this fire?').waitFor();
    assert.match(await now(person).innerText(), /keeper/i);
  }
  await keeper.press('Next line');
  for (const person of [keeper, projector, ...guests.slice(1)]) {
    await now(person).getByText('We keep it together.').waitFor();
    assert.match(await now(person).innerText(), /all/i);
  }
  assert.doesNotMatch(await shownTo(quiet), /We keep it together/, 'who sits quietly is not asked again');
  assert.equal(saidBy(quiet), said, 'who sits quietly says so to nobody');
  await quiet.press('Join in again');
  await now(quiet).getByText('We keep it together.').waitFor();
  await keeper.page.getByRole('button', { name: 'Next line' }).waitFor({ state: 'detached' });
});

part('repeated: the lines come at their pace, again and again, until they end', async () => {
  await circle.allSee('Some lines to say together');
  await guests[0].press('Sit quietly');
  await keeper.press('Begin the lines');
  const seen = projector.page.evaluate((near) => new Promise((done) => {
    const lines = [];
    const look = () => {
      const line = document.querySelector('.part__line > :first-child')?.innerText.trim();
      if (line === 'That was the last line.') done(lines);
      else if (line && line !== near && line !== lines.at(-1)) lines.push(line);
    };
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.querySelector('main'), all);
  }), NEAR);
  await now(guests[1]).getByText('You are here.').waitFor({ timeout: 20_000 });
  assert.deepEqual(await seen, ['I am here.', 'You are here.', 'I am here.', 'You are here.']);
  await circle.each([keeper, ...guests.slice(1)], (person) => person.sees('That was the last line.'));
  await guests[0].sees('Sit as you like.');
  await guests[0].press('Join in again');
});

part('reading: read together, line by line, by nobody’s name', async () => {
  await keeper.press('Begin the lines');
  for (const person of circle.everyone) {
    await now(person).getByText('The river is wide.').waitFor();
    await next(person).getByText('We cross it slowly.').waitFor();
    assert.doesNotMatch(await now(person).innerText(), /keeper|all/i);
  }
  await guests[2].page.getByRole('button', { name: 'Sit quietly' }).waitFor();
});

part('break: every screen has the time to be back, and a minute more moves it', async () => {
  const back = async (person) => {
    const shown = person.page.getByText(/^Back at \d/);
    await shown.waitFor();
    return (await shown.innerText()).match(/(\d+):(\d+)/).slice(1).map(Number);
  };
  const minutes = ([hour, minute]) => hour * 60 + minute;
  const now = new Date();
  const due = await back(keeper);
  const away = (minutes(due) - minutes([now.getHours(), now.getMinutes()]) + 24 * 60) % (24 * 60);
  assert.ok(away >= 9 && away <= 11, `back in ${away} minutes`);
  for (const person of circle.everyone) assert.deepEqual(await back(person), due);
  await circle.allSee('Move, drink, rest. The bell calls us back.');
  await nobodyElseCan(/minute more/);
  await keeper.press('1 minute more');
  const later = String((due[1] + 1) % 60).padStart(2, '0');
  await circle.allSee(new RegExp(`^Back at \\d+:${later}$`));
  await keeper.press(/^Go on to/);
  await keeper.page.locator('dialog[open]').getByText('The break is not over.').waitFor();
  await keeper.press('Not yet');
});

part('closing: in silence, until the keeper closes the circle', async () => {
  await circle.allSee('We close in silence');
  await nobodyElseCan('Close the circle');
});
