// One keeper runs the community-care circle from opening to end with eight phones, one of them shared by two: one comes late, one leaves in the
// middle of its own share, and the laptop is loaded again twice.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { openBrowser, Person } from './parts/people.mjs';
import { openDesk, openStarter, openProjector, sitDown, takeASeat } from './parts/circle.mjs';
import { careCircle } from './parts/care.mjs';
import { openCare, openSheet, shut } from './parts/phone.mjs';

const NAMES = ['Amara', 'Priya', 'Tomas', 'Rosa', 'Noor', 'Idris', 'Lucía'];

let hearth;
let browser;

before(async () => {
  hearth = await Hearth.start();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

test('a community-care circle from opening to end', { timeout: 600_000 }, async () => {
  const keeper = await openStarter(browser, hearth, 'community-care');
  await openDesk(keeper);
  const projector = await openProjector(browser, keeper);
  let guests = [];
  for (const name of NAMES) guests.push(await sitDown(browser, hearth, keeper.code, name));
  const sharer = guests[5];
  await openSheet(sharer, 'My seat');
  await sharer.press(/^Someone shares my phone/);
  await keeper.page.waitForFunction(() => document.querySelectorAll('.people > .person').length === 9);
  await shut(sharer);
  const everyone = [keeper, projector, ...guests];
  const seen = [];
  let leaver = guests[2];
  await careCircle({
    keeper,
    projector,
    people: () => guests,
    sharing: [sharer],
    see: async (part) => {
      seen.push(part);
      for (const person of [keeper, projector, guests[0]]) await person.isAccessible(part);
    },
    between: async (part) => {
      if (part === 'weather') {
        const late = await Person.arrive(browser, hearth, 'Bo');
        await late.go(`/c/${keeper.code}`);
        await takeASeat(late, 'Bo');
        await late.isLive();
        guests.push(late);
        everyone.push(late);
      }
      if (part === 'check-in' || part === 'break') {
        await keeper.page.reload();
        await keeper.isLive();
      }
    },
    met: async (person) => {
      if (person !== leaver) return 'here';
      leaver = null;
      await openCare(person);
      await person.page.getByText('Leave quietly', { exact: true }).click();
      await person.press('Leave the circle');
      await person.page.waitForURL(/\/left$/);
      guests = guests.filter((guest) => guest !== person);
      return 'gone';
    },
  });
  assert.equal(leaver, null, 'one left in the middle of its own share');
  assert.equal(seen.length, 11);
  for (const person of everyone) person.isUntroubled();
});
