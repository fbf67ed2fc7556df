// Every role in every kind of part, loaded anew: the page that comes has the right face and the right tools, finds its
// circle, and is the same as before. A kind of part without a row in the table fails.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { LAPTOP, Person, openBrowser } from './parts/people.mjs';
import { Planned } from './parts/planned.mjs';
import { KINDS, kindOf } from './parts/kinds.mjs';
import { ROWS } from './parts/moments.mjs';
import { comesToShow, partOf, shown, toolsOf } from './parts/shown.mjs';

const ROLES = ['keeper', 'guardian', 'coKeeper', 'coKeepersDesk', 'participant', 'projector'];

let hearth;
let browser;
let circle;
let people;

before(async () => {
  hearth = await Hearth.start();
  browser = await openBrowser();
  const plan = Object.fromEntries(ROWS.map((row) => [kindOf(row.part), row.part]));
  circle = await Planned.gather(browser, hearth, plan, ['Amara', 'Priya', 'Tomas']);
  await circle.makes('Amara', 'guardian');
  await circle.makes('Priya', 'co-keeper');
  const [guardian, coKeeper, participant] = circle.guests;
  const coKeepersDesk = await deskOf(coKeeper);
  people = { keeper: circle.keeper, guardian, coKeeper, coKeepersDesk, participant, projector: circle.projector };
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

/// The desk of one who holds the circle with the keeper, in a window of its own.
async function deskOf(coKeeper) {
  const options = { viewport: LAPTOP, storageState: await coKeeper.context.storageState() };
  const desk = await Person.arrive(browser, hearth, 'the co-keeper’s desk', options);
  await desk.go(`/c/${circle.keeper.code}/keep`);
  await desk.isLive();
  return desk;
}

/// It has the keeper's tools; where the keeper has the piece, it can move it on instead.
function toolsAtTheDesk(keepers) {
  const own = ['Hold silence', 'Not this time'];
  const others = keepers.map((tool) => (tool === 'Pass the piece to Amara' ? 'Pass on to Amara' : tool));
  return others.filter((tool) => !own.includes(tool));
}

test('the table has a row for each kind of part', () => {
  assert.deepEqual(ROWS.map((row) => kindOf(row.part)).sort(), [...KINDS].sort());
});

for (const row of ROWS) {
  const kind = kindOf(row.part);
  test(`${kind}: each role’s page is loaded anew`, { timeout: 90_000 }, async () => {
    await circle.through(kind, async () => {
      for (const moment of row.then ? [row, { ...row, begins: null, ...row.then }] : [row]) {
        await moment.begins?.(people);
        for (const role of ROLES) await isRight(moment, role);
        for (const role of ROLES) await isTheSameAfterAReload(moment, role);
        await moment.ends?.(people);
      }
    });
  });
}

/// The name of the part, its face and the tools of the role, exactly.
async function isRight(moment, role) {
  const person = people[role];
  const words = [moment.face, moment.own?.[role] ?? ''];
  await comesToShow(person, shown, (now) => words.every((one) => now.includes(one)), words, `the face for ${role}`);
  if (role === 'projector') return;
  await comesToShow(person, partOf, (now) => now === moment.called, moment.called, `the part’s name for ${role}`);
  const tools = role === 'coKeepersDesk' ? toolsAtTheDesk(moment.keeper) : moment[role] ?? [];
  await comesToShow(person, toolsOf, (now) => `${now}` === `${tools}`, tools, `the tools of ${role}`);
}

async function isTheSameAfterAReload(moment, role) {
  const person = people[role];
  const before = await shown(person);
  const answer = await person.page.reload();
  assert.ok((await answer.text()).includes(moment.face), `the page comes to ${role} with its face on`);
  await person.isLive();
  await isRight(moment, role);
  await comesToShow(person, shown, (now) => now === before, before, `${role} is where they were`);
}

test('nobody but a keeper comes to the console', async () => {
  for (const role of ['guardian', 'participant', 'projector']) {
    const answer = await people[role].context.request.get(`${hearth.address}/c/${circle.keeper.code}/keep`);
    assert.doesNotMatch(answer.url(), /\/keep$/, role);
  }
});
