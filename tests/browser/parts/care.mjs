// The community-care circle, part by part, as its keeper goes through it. `see` is called in each part, when there is
// something to see; `between` where someone may come, go or reload.
import assert from 'node:assert/strict';
import { HOLDS } from './circle.mjs';

async function each(people, what) {
  for (const person of people) await what(person);
}

/// Goes on to the next part; where something would be left behind, the console asks first.
export async function goOn(keeper) {
  const before = await keeper.page.locator('.thread__part.is-now').getAttribute('data-part');
  await keeper.press(/^Go on to|^Go on without|^Next part/);
  const asked = keeper.page.locator('dialog[open]').getByRole('button', { name: /^Go on to/ });
  const moved = keeper.page.waitForFunction(
    (was) => document.querySelector('.thread__part.is-now')?.dataset.part !== was, before, { timeout: 30_000 },
  );
  const first = await Promise.race([moved.then(() => 'moved'), asked.waitFor().then(() => 'asked', () => 'moved')]);
  if (first === 'asked') await asked.click();
  await moved;
}

/// Everyone who is offered the piece passes it on, until the console says that the round is complete.
export async function goRound(keeper, people, met = async () => {}) {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    for (const person of [keeper, ...people()]) {
      const line = await person.page.locator('.state__line').first().textContent({ timeout: 1_000 }).catch(() => '');
      if (person === keeper && line === 'The round is complete') return;
      // Someone shares this phone, and it is their turn.
      const shared = person.page.getByRole('button', { name: 'Pass the piece on', exact: true });
      if (await shared.isVisible().catch(() => false)) {
        await shared.click();
        await shared.waitFor({ state: 'detached' });
      }
      if (!HOLDS.includes(line)) continue;
      if ((await met(person)) === 'gone') break;
      await person.press(/^Pass the piece to|^Lay the piece down/);
      await person.page.waitForFunction(
        (holds) => !holds.includes(document.querySelector('.state__line')?.textContent), HOLDS, { timeout: 15_000 },
      );
    }
  }
  throw new Error('the round did not come to its end');
}

export async function careCircle({ keeper, projector, people, see = async () => {}, between = async () => {}, met, sharing = [] }) {
  const all = () => [keeper, projector, ...people()];
  await keeper.press(/^Begin with/);
  await each(all(), (person) => person.sees(/Care is not only/));
  await see('welcome');
  await goOn(keeper);
  await each(all(), (person) => person.sees(/kept long before us/));
  await see('acknowledgement');

  await goOn(keeper);
  await each(people(), (person) => person.sees('What shall we ask of each other?'));
  for (const person of [keeper, ...people()]) await person.press(/^I’m for all /);
  for (const person of sharing) await person.press(/^For /);
  await keeper.page.getByText(/Not everyone has answered/).first().waitFor({ state: 'detached' });

  await goOn(keeper);
  await each(people(), (person) => person.sees('What is the weather in you?'));
  for (const person of people().slice(0, 5)) await person.press('Fog');
  await keeper.sees(/^(five or more have|everyone has) answered/);
  await see('weather');
  await keeper.press('Show it as a whole');
  await each(all(), (person) => person.sees('The weather among us'));
  await projector.sees('Fog');
  await see('weather-whole');
  await between('weather');

  await goOn(keeper);
  await keeper.press(/^Begin the breath/);
  await each(people(), (person) => person.sees('We breathe together'));
  await keeper.press(/^End with this breath/);
  await keeper.sees('That was the last breath', 30_000);

  await goOn(keeper);
  await each(all(), (person) => person.sees('What have you been carrying for others?'));
  await goRound(keeper, people, met);
  await between('check-in');

  await goOn(keeper);
  await each(people(), (person) => person.sees(/You sit with|It is your time|speaks/));
  await see('pairs');
  await keeper.press('Begin the time');
  await people()[0].sees(/It is your time|speaks\. You listen/);
  await see('pairs-time');

  await goOn(keeper);
  await each(all(), (person) => person.sees('A break'));
  await people()[0].sees(/Back at \d/);
  await see('break');
  await between('break');

  await goOn(keeper);
  const [giver, asker] = people();
  await giver.sees('Something I could give');
  await giver.page.getByLabel('Something I could give').fill('Rides to the clinic');
  await giver.page.locator('form', { has: giver.page.locator('#offer') }).getByRole('button').click();
  await giver.sees('Rides to the clinic');
  await asker.page.getByLabel('Something I could use').fill('Soup on Thursdays');
  await asker.page.locator('form', { has: asker.page.locator('#need') }).getByRole('button').click();
  await keeper.sees('fewer than three cards are laid');
  await see('cards-written');
  assert.equal(await projector.page.getByText('Soup on Thursdays').count(), 0);
  await keeper.press('Show the cards');
  await each(all(), (person) => person.sees('Soup on Thursdays'));
  await see('cards');
  await giver.press(/^Take it back/);
  await projector.page.getByText('Rides to the clinic').waitFor({ state: 'detached' });

  await goOn(keeper);
  await each(all(), (person) => person.sees(/Whom could you ask/));
  await goRound(keeper, people);

  await goOn(keeper);
  await each(people(), (person) => person.sees('A quiet moment for yourself'));
  await people()[0].page.getByLabel('Who can I lean on?').fill('My sister');
  await see('reflection');

  await goOn(keeper);
  await people()[0].page.getByLabel('Your word').fill('Rest');
  await people()[0].press('Lay it down');
  await projector.sees('Rest');
  await see('centre-word');

  await goOn(keeper);
  await each(all(), (person) => person.sees(/One small kindness/));
  await goRound(keeper, people);
  await keeper.press('Close the circle');
  await keeper.page.locator('dialog[open]').getByRole('button', { name: 'Close the circle' }).click();
  await each(all(), (person) => person.page.waitForURL(/\/kept\/[0-9a-f]{32}(\?wall)?$/, { timeout: 40_000 }));
}
