// Pages that few people ever see, each at three sizes: who knocks, who is asked about agreements, who has a link that
// was used, a desk whose circle strangers fill.
import { Person } from './people.mjs';
import { inOrder } from './circle.mjs';
import { goOn } from './care.mjs';
import { Planned } from './planned.mjs';

const PLAN = { agreements: 'agreements', weather: 'weather' };
const NAMES = ['Amara', 'Priya', 'Tomas', 'Rosa', 'Noor', 'Idris'];
const SIZES = [
  ['320', { width: 320, height: 568 }], ['phone', { width: 390, height: 844 }], ['laptop', { width: 1280, height: 800 }],
];

/// Sits down without a browser, and never comes; or leaves at once by the form of the seat's page.
async function passesBy(hearth, code, { leaves = false } = {}) {
  const fields = (html, more) => new URLSearchParams({ page: html.match(/name="page" value="(\w+)"/)[1], ...more });
  const headers = { origin: hearth.address };
  const door = await fetch(`${hearth.address}/c/${code}`);
  const body = fields(await door.text(), {});
  const sat = await fetch(`${hearth.address}/c/${code}/sit`, { method: 'POST', redirect: 'manual', headers, body });
  if (!leaves || !sat.headers.get('location')?.endsWith('/seat')) return;
  const cookie = sat.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const seat = await fetch(`${hearth.address}/c/${code}/seat`, { headers: { cookie } });
  await fetch(`${hearth.address}/c/${code}/seat/ask`, {
    method: 'POST', redirect: 'manual', headers: { ...headers, cookie }, body: fields(await seat.text(), { what: '{"act":"leave"}' }),
  });
}

export async function seldomSeen(browser, hearth, pictures) {
  const atEachSize = async (person, name, show = async () => {}) => {
    const before = person.page.viewportSize();
    for (const [size, viewport] of SIZES) {
      await person.page.setViewportSize(viewport);
      await show();
      await pictures(person, `${name}-${size}`);
    }
    await person.page.setViewportSize(before);
  };
  const circle = await Planned.gather(browser, hearth, PLAN, NAMES);
  const { keeper, projector, guests } = circle;
  const { code } = keeper;
  for (let empty = 0; empty < 12; empty += 1) await passesBy(hearth, code); // seen to be empty after a minute

  // Two of whom one comes first by the same link.
  await keeper.press('Change the order');
  await keeper.press('A link for a co-keeper');
  const { pathname, search, hash } = new URL(await keeper.page.getByRole('textbox', { name: 'The link' }).inputValue());
  await keeper.page.keyboard.press('Escape');
  await keeper.page.keyboard.press('Escape');
  const mo = await Person.arrive(browser, hearth, 'one with the link');
  const late = await Person.arrive(browser, hearth, 'one with the same link');
  for (const person of [mo, late]) {
    await person.go(pathname + search + hash);
    await person.sees(/makes you a co-keeper, once/);
  }
  await mo.press('Sit down');
  await mo.isLive();
  await late.page.locator('input[name="called"]').fill('Wren');
  await late.press('Sit down');
  await late.sees(/has been used/);
  await late.isAccessible('the door with a link that was used');
  await atEachSize(late, 'door-link-used');

  const seats = keeper.page.locator('.heed').getByText('Twelve seats nobody came to');
  await seats.waitFor({ timeout: 90_000 });
  await atEachSize(keeper, 'seats-nobody-came-to', () => seats.scrollIntoViewIfNeeded());
  await keeper.press('Let them go');
  await seats.waitFor({ state: 'detached' });
  for (let many = 0; many < 75; many += 1) await passesBy(hearth, code, { leaves: true });
  await keeper.sees(/Many are coming in at once/);
  await atEachSize(keeper, 'crowd');

  await keeper.press(/^Begin with/);
  for (const person of [keeper, mo, ...guests]) await person.press(/^I’m for all /);
  await keeper.page.getByText(/Not everyone has answered/).first().waitFor({ state: 'detached' });
  await goOn(keeper);
  const weathers = ['Fog', 'Fog', 'Fog', 'Fog', 'Rain', 'Wind'];
  for (const [at, guest] of guests.entries()) await guest.press(weathers[at]);
  await keeper.sees(/^five or more have answered/);
  await keeper.press('Show it as a whole');
  for (const person of [keeper, projector, guests[0]]) await person.sees('And a few of us elsewhere');
  await atEachSize(keeper, 'weather-elsewhere-keeper');
  await atEachSize(guests[0], 'weather-elsewhere-seat');
  await pictures(projector, 'weather-elsewhere-projector', ['dark']);

  // One who comes late, is asked about the agreements, and then knocks.
  await inOrder(keeper, async () => {
    await keeper.page.getByText('Who comes late', { exact: true }).click();
    await keeper.press('They knock, and I let them in');
    await keeper.sees(/Once we have begun, people knock and wait/);
  });
  await late.go(`/c/${code}`);
  await late.press('Sit down');
  await late.sees('Before you sit down');
  await late.isAccessible('the door that asks about the agreements');
  await atEachSize(late, 'door-asks');
  await late.press('Sit down');
  await late.sees('You are waiting at the door.');
  await atEachSize(late, 'waiting');
  await late.press('Go away again');
  await late.page.waitForURL(/\/left\?door=/);
  await late.sees('Your knock is taken away.');
  await atEachSize(late, 'knock-taken-away');
  // An answer of 409 or 422 is an error to Chromium; it is the page that counts.
  late.troubles = late.troubles.filter((said) => !/status of (409|422)/.test(said));
  return [keeper, projector, mo, late, ...guests];
}
