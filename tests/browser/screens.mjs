// Walks a circle and leaves a picture of each page and phase at phone, laptop and projector size, dark and light.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Hearth } from './parts/hearth.mjs';
import { LAPTOP, PHONE, Person, openBrowser } from './parts/people.mjs';
import { careCircle } from './parts/care.mjs';
import { Planned } from './parts/planned.mjs';
import { seldomSeen } from './parts/seldom.mjs';
import { linkOf, openCircle, openDesk, openStarter, openProjector, sitDown } from './parts/circle.mjs';

const FOLDER = process.env.HEARTH_TEST_SCREENS ?? 'target/screens';
const NAMES = ['Amara', 'Priya', 'Tomas', 'Rosa', 'Noor', 'Idris', 'Lucía'];
/// The parts that the community-care circle has not.
const OTHER_PARTS = {
  values: { values: { offered: ['Care', 'Courage', 'Truth', 'Rest', 'Laughter'], own: false } },
  'noted-round': {
    round: { question: 'Who is not here tonight?', share: 180_000, note: 'This question touches on loss.' },
  },
  centre: { centre: { question: 'What is still with you?', note: 'It may touch on loss.', untouched: 600_000 } },
  silence: { silence: { length: 300_000 } },
  together: {
    together: {
      way: 'call_and_response',
      lines: [{ text: 'Who keeps this fire?', who: 'keeper' }, { text: 'We do, together.', who: 'all' }],
      repeats: 2,
    },
  },
  remembering: { remembering: { invitation: 'Whose name do you bring?', response: 'We remember.' } },
  'closing-silence': { closing: { way: 'silence' } },
};
const SIZES = { phone: PHONE, laptop: LAPTOP };
const SCHEMES = ['dark', 'light'];

await mkdir(FOLDER, { recursive: true });
const hearth = await Hearth.start();
const browser = await openBrowser();

async function picture(person, name) {
  const { page } = person;
  await person.isStill();
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: !name.includes('projector') });
  console.log(`   ${name}`);
}

async function pictures(person, name, schemes = SCHEMES) {
  for (const scheme of schemes) {
    await person.page.emulateMedia({ colorScheme: scheme });
    await picture(person, `${name}-${scheme}`);
  }
  await person.page.emulateMedia({ colorScheme: 'dark' });
}

try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const visitor = await Person.arrive(browser, hearth, 'a visitor', { viewport });
    for (const [name, path] of [
      ['home', '/'], ['home-mistyped', '/join?code=K7M9Q'], ['host', '/host'], ['host-return', '/host/return'],
      ['about', '/about'], ['privacy', '/privacy'], ['left', '/left'], ['no-circle', '/c/ZZZZZZ'],
    ]) {
      await visitor.go(path);
      await pictures(visitor, `${name}-${size}`);
    }
    await visitor.go('/');
    await visitor.page.locator('summary', { hasText: 'Care' }).first().click();
    await pictures(visitor, `care-${size}`);
    await visitor.context.close();
  }

  const keeper = await openCircle(browser, hearth);
  await pictures(keeper, 'phrase-laptop');
  await openDesk(keeper);
  const projector = await openProjector(browser, keeper);
  const door = await Person.arrive(browser, hearth, 'a newcomer');
  await door.go(`/c/${keeper.code}`);
  await pictures(door, 'door-typed-phone');
  await door.go(await linkOf(keeper));
  await pictures(door, 'door-phone');
  await door.page.setViewportSize({ width: 320, height: 640 });
  await pictures(door, 'door-320', ['dark']);
  await door.go(`/c/${keeper.code}`);
  await pictures(door, 'door-typed-320', ['dark']);
  await door.go(`/c/${keeper.code}/with`);
  await pictures(door, 'with-320', ['dark']);
  await door.context.close();
  const guests = [];
  for (const name of NAMES) guests.push(await sitDown(browser, hearth, keeper.code, name));
  const [amara, priya] = guests;

  const everywhere = async (phase) => {
    await pictures(keeper, `${phase}-keeper-laptop`);
    await picture(projector, `${phase}-projector`);
    await pictures(amara, `${phase}-phone`);
  };

  await keeper.page.locator('.code').first().click();
  await pictures(keeper, 'invite-keeper-laptop');
  await keeper.page.keyboard.press('Escape');
  await everywhere('1-arriving');

  await amara.page.getByText('Your seat', { exact: true }).click();
  await amara.press(/^I need a person/);
  await keeper.sees('Amara needs a person.');
  await pictures(keeper, '1-needs-a-person-keeper-laptop', ['dark']);
  await pictures(amara, '1-needs-a-person-phone');
  await amara.press('It’s all right now');
  await keeper.page.locator('.person', { hasText: 'Priya' }).locator('summary').first().click();
  await pictures(keeper, '1-what-a-keeper-can-do-laptop');
  await keeper.press('Change the order');
  await keeper.page.getByText('Who comes late', { exact: true }).click();
  await pictures(keeper, '1-changing-the-order-laptop');
  await keeper.press('A link for a co-keeper');
  await pictures(keeper, 'link-for-a-co-keeper-laptop');
  const link = await keeper.page.getByRole('textbox', { name: 'The link' }).inputValue();
  await keeper.page.getByRole('link', { name: 'Back to your desk' }).click();
  await keeper.isLive();
  const invited = await Person.arrive(browser, hearth, 'one who is invited to keep');
  await invited.go(new URL(link).pathname);
  await pictures(invited, 'door-by-a-link-phone', ['dark']);
  await invited.context.close();

  await keeper.press(/^Begin with/);
  await amara.sees('What shall we ask of each other?');
  const first = amara.page.locator('.norm').first();
  await first.locator('label', { hasText: 'Not yet' }).click();
  for (const person of [keeper, ...guests]) await person.press('I’m for all the rest');
  await keeper.sees('Held for now.');
  await everywhere('2-agreements');
  await first.locator('label', { hasText: 'I can live with it' }).click();

  await keeper.press(/^Go on to/);
  await keeper.press(/^Begin the breath/);
  await amara.sees('Breathe in', 20_000);
  await everywhere('3-breathing');
  await priya.press('Rest at your own pace');
  await pictures(priya, '3-breathing-rest-phone');
  await amara.page.emulateMedia({ reducedMotion: 'reduce' });
  await picture(amara, '3-breathing-reduced-motion-phone');
  await amara.page.emulateMedia({ reducedMotion: 'no-preference' });
  await keeper.press(/^End with this breath/);
  await keeper.sees('That was the last breath', 25_000);
  await everywhere('4-after-the-breath');

  await keeper.press(/^Go on to/);
  await keeper.sees('The piece is with you');
  await everywhere('5-round-keeper-holds');
  await pictures(priya, '5-round-listening-phone', ['dark']);
  await keeper.press(/^Pass the piece to/);
  await amara.sees('The piece is with you');
  await everywhere('6-round-holding');
  await pictures(priya, '6-round-next-phone');
  await amara.page.setViewportSize({ width: 844, height: 390 });
  await picture(amara, '6-round-holding-landscape');
  await amara.page.setViewportSize({ width: 320, height: 568 });
  await picture(amara, '6-round-holding-320');
  await amara.page.setViewportSize(PHONE);
  await priya.page.getByText('Show the order').click();
  await pictures(priya, '6-order-phone');
  await keeper.press(/^Pause/);
  await amara.sees('We are pausing together');
  await everywhere('7-paused');
  await keeper.press(/^Go on together|^Go on$/);
  await amara.sees('The piece is with you');
  await amara.press(/^Not this time/);
  for (const guest of guests.slice(1)) {
    await guest.sees('The piece is with you');
    await guest.press(/^Pass the piece to|^Lay the piece down/);
  }
  await amara.sees(/Would you like the piece/);
  await everywhere('8-second-offer');
  await pictures(priya, '8-second-offer-others-phone', ['dark']);
  await amara.press('Let it be');
  await keeper.sees('The round is complete');
  await everywhere('9-round-complete');

  await keeper.press(/^Breathe$/);
  await keeper.page.locator('dialog[open]').waitFor();
  await pictures(keeper, 'breathe-keeper-laptop', ['dark']);
  await keeper.page.keyboard.press('Escape');
  await keeper.page.setViewportSize(PHONE);
  await pictures(keeper, '9-round-complete-keeper-phone', ['dark']);
  await keeper.page.setViewportSize(LAPTOP);

  for (const person of [keeper, projector, ...guests]) person.serverMayBeAway = true;
  await hearth.kill();
  await amara.sees('Finding the circle again', 20_000);
  await everywhere('10-server-away');
  await hearth.open();
  for (const person of [keeper, projector, ...guests]) await person.isLive();

  await keeper.press(/^Go on to/);
  for (const person of [keeper, ...guests]) {
    await person.sees('The piece is with you');
    await person.press(/^Pass the piece to|^Lay the piece down/);
  }
  await keeper.sees('The round is complete');
  await keeper.press(/^Go on to/);
  await keeper.sees(/Closing round/);
  await everywhere('11-closing');
  await keeper.press(/^Close/);
  await keeper.page.locator('dialog[open]').waitFor();
  await pictures(keeper, 'close-keeper-laptop', ['dark']);
  await keeper.page.locator('dialog[open]').getByRole('button', { name: 'Close the circle' }).click();
  await amara.page.waitForURL(/\/kept\//);
  await projector.page.waitForURL(/\/kept\//);
  await everywhere('12-kept');

  const caring = await openStarter(browser, hearth, 'community-care');
  await openDesk(caring);
  const second = await openProjector(browser, caring);
  const people = [];
  for (const name of NAMES) people.push(await sitDown(browser, hearth, caring.code, name));
  await careCircle({
    keeper: caring,
    projector: second,
    people: () => people,
    see: async (part) => {
      await pictures(caring, `part-${part}-keeper-laptop`, ['light']);
      await picture(second, `part-${part}-projector`);
      await pictures(people[0], `part-${part}-phone`);
    },
  });
  // Whoever shares a phone says for whom they speak.
  const other = await Planned.gather(browser, hearth, OTHER_PARTS, NAMES.slice(0, 5));
  const [shares] = other.guests;
  await shares.page.getByText('Your seat', { exact: true }).click();
  await shares.press(/^Someone shares my phone/);
  await other.keeper.page.locator('.people > .person').nth(6).waitFor();
  for (const name of Object.keys(OTHER_PARTS)) {
    await other.through(name, async () => {
      if (name === 'together') {
        await other.keeper.press('Begin the lines');
        await other.allSee('Who keeps this fire?');
      }
      await pictures(other.keeper, `part-${name}-keeper-laptop`, ['light']);
      await picture(other.projector, `part-${name}-projector`);
      await pictures(shares, `part-${name}-phone`);
      if (name === 'noted-round') await other.keeper.press('Let the piece set out');
    });
  }
  const seldom = await seldomSeen(browser, hearth, pictures);
  const troubles = [keeper, projector, ...guests, ...seldom].flatMap((person) => person.troubles);
  if (troubles.length > 0) {
    console.error(troubles.join('\n'));
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await hearth.stop();
}
