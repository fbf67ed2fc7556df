// A healing afternoon of two hours, lived through in real browsers: a host, the room's wall, four who keep, twelve others.
// One comes late, one says no, one keeper never comes, and the host's laptop dies in the middle.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { LAPTOP, openBrowser, Person } from './parts/people.mjs';
import { Afternoon, asks, isAt, offers, pathOf } from './parts/hall.mjs';

const KEEPERS = ['Hal', 'Ines', 'Jo', 'Kim'];
const OTHERS = ['Ash', 'Bo', 'Cleo', 'Dag', 'Eve', 'Finn', 'Gus', 'Lou', 'Mia', 'Nour', 'Oda'];
/// Two hours go by in four minutes.
const FASTER = 30;

let browser;
let hearth;
before(async () => {
  browser = await openBrowser();
  hearth = await Hearth.start({ faster: FASTER });
});
after(async () => {
  await hearth?.stop();
  await browser?.close();
});

/// Waits until this many circles have begun or are gathering, by their tiles.
const sees = (person, words) => person.page.getByText(words).first().waitFor({ state: 'attached', timeout: 30_000 });

test('an afternoon of four circles, from the door to what is kept', { timeout: 300_000 }, async (t) => {
  const afternoon = await Afternoon.open(browser, hearth);
  let { host } = afternoon;
  const wall = await afternoon.opensWall();
  const keepers = [];
  for (const name of KEEPERS) keepers.push(await afternoon.comes(name));
  const others = [];
  for (const name of OTHERS) others.push(await afternoon.comes(name));
  const everyone = [...keepers, ...others];
  for (const number of [1, 2, 3, 4]) await afternoon.namesKeeper(number);

  await t.test('phones, board and wall are for everyone', async () => {
    await others[0].isAccessible('waiting in the hall');
    await host.isAccessible('the board before it begins');
    await wall.isAccessible('the wall at the door');
  });

  await t.test('what someone wishes is on no other screen', async () => {
    await asks(others[0], '"quiet_corner"');
    for (const other of [host, others[1], wall]) await other.knowsNothingOf('quiet_corner":true');
  });

  await t.test('everyone breathes together from one moment', async () => {
    for (let block = 0; block < 3; block += 1) await afternoon.goesOn();
    await asks(host, '"breathe"');
    const told = (one) => one.heard.findLast((frame) => frame.includes('"anchor"'));
    const hears = async (one) => {
      for (const until = Date.now() + 30_000; !told(one) && Date.now() < until;) await one.page.waitForTimeout(20);
      return JSON.parse(told(one)).face.breath.anchor;
    };
    const anchors = await Promise.all([wall, ...everyone].map(hears));
    assert.equal(new Set(anchors).size, 1, 'one first in-breath for all');
    // It ends by itself.
    await sees(others[0], 'Thank you for breathing together');
  });

  await t.test('the whole room agrees', async () => {
    await afternoon.goesOn();
    for (const one of everyone) await asks(one, '"thumb_rest":{"thumb":"up"');
  });

  await t.test('circles are formed and everyone is asked, and one says no', async () => {
    await afternoon.goesOn();
    await asks(host, '"form"');
    await asks(host, '"circles":4');
    await sees(host, 'in four circles');
    await asks(host, '"tell"');
    const [never, ...come] = keepers;
    const [no, ...yes] = others;
    await asks(no, '"stay"');
    for (const one of [...come, ...yes]) await asks(one, '"yes"');
    for (const one of [...come, ...yes]) await isAt(one, /^\/c\//);
    for (const one of come) assert.match(pathOf(one), /\/keep$/, `${one.what} has a desk`);
    assert.match(pathOf(no), /^\/g\//, 'nobody is moved who said no');
    assert.match(pathOf(never), /^\/g\//);
    // The host stops waiting for the one who never comes.
    await asks(host, '"withdraw_offer":{"person":1}');
    await sees(host, 'No keeper has come');
  });

  await t.test('one who comes late is seated from the board', async () => {
    const late = await afternoon.comes('Tess');
    const number = await host.page.locator('input[name="what"]').evaluateAll((all) => {
      const seats = all.map((one) => one.value).filter((what) => what.includes('"seat_here"'));
      return Math.max(...seats.map((what) => JSON.parse(what).act.seat_here.person));
    });
    await asks(host, `"seat_here":{"person":${number}`);
    await asks(late, '"yes"');
    await isAt(late, /^\/c\//);
  });

  await t.test('the laptop dies, and the host comes back in another browser by six words', async () => {
    await host.context.close();
    const other = await Person.arrive(browser, hearth, 'the host again', { viewport: LAPTOP, colorScheme: 'light' });
    await other.go(`/host/return?code=${afternoon.code}`);
    await other.page.fill('[name=phrase]', afternoon.words);
    await other.page.locator('main button[type=submit], button.btn--main').first().click();
    await isAt(other, /\/keep$/);
    await other.isLive();
    afternoon.host = other;
    host = other;
    await sees(host, 'No keeper has come');
    await host.isAccessible('the board while circles sit');
  });

  await t.test('the power fails while everything is held, and nothing is lost', async () => {
    await afternoon.goesOn();
    await asks(host, '"hold"');
    for (const one of afternoon.guests) one.serverMayBeAway = true;
    host.serverMayBeAway = true;
    await hearth.kill();
    await hearth.open();
    await host.isLive();
    await asks(host, '"let_go"');
    for (const one of afternoon.guests) await one.isLive();
    assert.match(pathOf(others[3]), /^\/c\//);
  });

  await t.test('circles go their way, and everyone is asked back', async () => {
    const come = keepers.slice(1);
    for (const keeper of come) await asks(keeper, '"act":"begin"');
    for (const keeper of come) await offers(keeper, '"next_part"');
    await asks(host, '"come_back"');
    for (const keeper of come) await asks(keeper, '"answer_comeback"');
    await sees(host, 'come back');
    await afternoon.goesOn();
    await sees(others[0], 'Back together');
    await afternoon.goesOn();
    await sees(others[0], 'Closing together');
  });

  await t.test('the end leads everyone to what is kept', async () => {
    await asks(host, '"end"');
    await isAt(host, /^\/kept\//, 60_000);
    await isAt(others[0], /^\/kept\//, 60_000);
    await isAt(others[3], /^\/kept\//, 60_000);
    const words = await host.page.locator('main').innerText();
    assert.match(words, /people listened to each other in 4 circles/);
  });

  for (const one of [host, ...afternoon.guests]) one.isUntroubled();
});
