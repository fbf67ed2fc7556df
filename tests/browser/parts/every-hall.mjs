// Every moment of a gathering that is looked at, as a list, in the order in which they are lived through.
//
// `on` names the screens that differ in it and `of` the gatherings, `few` alone without. `comes` brings the gathering to
// it, by what people ask; `does` is what someone does on their own screen first. `late`: the phone of one who has no seat.
// `host`: the screen of the host, who keeps one of the circles. `act`: something is asked of the one on the phone.

const ALL = ['few', 'six', 'twelve', 'thirty'];
const EVERY = ['hall-phone', 'board', 'hall-wall'];
const opens = (words) => async ({ page }) => {
  const fold = page.locator('details', { has: page.locator(':scope > summary', { hasText: words }) }).locator('visible=true').first();
  await fold.locator(':scope > summary').click({ timeout: 8_000 });
};
const wait = (time) => new Promise((done) => setTimeout(done, time));
const begins = (block) => (roof) => roof.goesTo(block);
const act = (what) => ({ act: what });

/// How the circles of a gathering differ once they sit: one asks for the host, one is paused, one has lost phones …
async function liveliness(roof) {
  const circles = (await roof.inOrder()).filter(({ keeper }) => keeper); // of one the keeper never came
  for (const [at, circle] of circles.entries()) {
    const { keeper, sitters } = circle;
    await keeper.act('begin');
    if (at % 6 === 1) await keeper.act('ask_host');
    if (at % 6 === 2) await keeper.act('pause');
    if (at % 6 === 3) await sitters.at(-1).ask({ help: 'ask' });
    if (at % 6 === 4) await keeper.act({ next_part: { from: await partOf(keeper) } });
    if (at % 6 === 5 && sitters.length > 4) {
      for (const one of sitters.filter((sitter) => sitter !== keeper).slice(0, 2)) {
        await roof.sockets.evaluate((key) => globalThis.seats.get(key).socket.close(), one.key);
      }
    }
  }
}
const partOf = async (sitter) => (await sitter.slices()).circle.stage.part;

export const MOMENTS = [
  { name: 'alone', on: EVERY },
  { name: 'arriving', on: EVERY, of: ALL, comes: async (roof) => {
    await roof.come(roof.names);
    // In one of them the host keeps a circle herself.
    const keeps = roof.name === 'six';
    await roof.namesKeepers(roof.many - (keeps ? 1 : 0));
    if (keeps) await roof.host.asks(act({ name_keeper: { person: 0, keeps: true } }));
    if (keeps) await roof.host.asks(act({ set_joins: { person: 0, joins: true } }));
  } },
  { name: 'hints', on: ['hall-phone'], of: ['few', 'six'], comes: async ({ guests, you }) => {
    await guests.at(-2).asks('"came_with"', { text: await you.words() });
  }, does: opens('Someone came with me') },
  { name: 'suits', on: ['hall-phone'], of: ['few', 'six'], comes: ({ you }) => you.asks('near_exit'), does: opens('A place that suits you') },
  { name: 'together', on: ['hall-phone'], comes: ({ you }) => you.asks('"together"') },
  { name: 'shared', on: ['hall-phone'], comes: async ({ you }) => {
    for (const _ of [1, 2]) await you.asks('"carry"');
  } },
  { name: 'people', on: ['board'], of: ['few', 'twelve', 'thirty'], does: opens('Who is here') },
  { name: 'order-edit', on: ['board'], does: opens('Change the rest') },
  { name: 'way-in', on: ['board'], of: ['few'], does: opens('Room code') },
  { name: 'welcome', on: EVERY, comes: begins(1) },
  { name: 'breath-soon', on: EVERY, comes: begins(2) },
  { name: 'breath-choices', on: ['board'], does: opens('Breathe together') },
  { name: 'breath', on: EVERY, of: ['few', 'six'], comes: async (roof) => {
    await roof.goesTo(2);
    await roof.host.asks('"breathe"');
  } },
  { name: 'breath-over', on: EVERY, comes: async ({ host }, isLookedAt) => {
    if (isLookedAt) await wait(16_000); // the breath has begun
    await host.asks('"end_breath"');
  }, until: 'Thank you for breathing together' },
  { name: 'agreements', on: EVERY, of: ['few', 'six'], comes: async (roof) => {
    if (roof.name === 'six') await roof.host.asks('"end_breath"');
    await roof.goesTo(3);
  }, act: true },
  { name: 'agreements-answered', on: EVERY, comes: async ({ guests }) => {
    for (const [at, guest] of guests.entries()) await guest.asks(at % 5 === 3 ? '"thumb":"sideways"' : '"thumb_rest":{"thumb":"up"');
  } },
  { name: 'agreements-hand', on: ['board'], does: opens('Agreements') },
  { name: 'card', on: EVERY, of: ['few', 'six'], comes: begins(4) },
  { name: 'forming', on: EVERY, of: ['few', 'six'], comes: begins(5) },
  { name: 'topic-chosen', on: ['hall-phone'], of: ['six'], comes: async ({ guests }) => {
    for (const [at, guest] of guests.entries()) await guest.asks({ wish: { topics: { topics: [at % 5, 5] } } });
  } },
  { name: 'preview', on: ['board'], of: ALL, comes: async (roof) => {
    await roof.goesTo(5);
    await roof.host.asks(roof.name === 'six' ? '"form"' : { form: { way: 'even', circles: roof.many } });
  } },
  { name: 'preview-lifted', on: ['board'], of: ['few', 'twelve'], does: async ({ page }) => {
    await page.locator('.mover__name').nth(3).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
  } },
  { name: 'preview-ways', on: ['board'], does: opens('Another way') },
  { name: 'by-hand', on: ['board'], of: ['few', 'twelve'], comes: ({ host, many }) => host.asks({ form: { way: 'by_hand', circles: many } }) },
  { name: 'place', on: EVERY, of: ALL, act: true, comes: async ({ host, name, many }) => {
    if (name !== 'six') await host.asks({ form: { way: 'even', circles: many } });
    await host.asks('"tell"');
  } },
  { name: 'five-more', on: ['hall-phone'], act: true, comes: ({ you }) => you.asks('"five_more"') },
  { name: 'not-seated', on: ['board'], of: ['six', 'twelve'], comes: async (roof) => {
    if (roof.name === 'six') await roof.host.sits();
    // The keeper of one circle never comes.
    await roof.sit([...roof.guests.slice(-3), roof.keepers.at(-1)]);
    await roof.goesTo(6);
    await roof.host.asks(`"withdraw_offer":{"person":${roof.keepers.at(-1).number}}`);
  } },
  { name: 'seated', on: ['hall-phone', 'hall-keeper', 'hall-desk'], comes: async (roof) => {
    await roof.sit(roof.guests.slice(-1));
    await roof.goesTo(6);
  } },
  { name: 'beside', on: ['hall-phone'], late: true, comes: ({ late, host }) => host.asks(`"withdraw_offer":{"person":${late.number}}`) },
  { name: 'tiles', on: ['board', 'hall-wall', 'hall-keeper', 'hall-desk'], of: ALL, comes: async (roof) => {
    await roof.sit([...roof.guests.slice(-3), roof.keepers.at(-1)]);
    await roof.goesTo(6);
    await liveliness(roof);
    await wait(1_500);
  } },
  { name: 'host-strip', on: ['hall-keeper', 'hall-desk'], of: ['six'], host: true },
  { name: 'host-asked', on: ['hall-keeper', 'hall-desk'], comes: ({ keeper }) => keeper.act('ask_host').catch(() => {}) },
  { name: 'word', on: ['board', 'hall-keeper', 'hall-desk'], of: ['few', 'six'], comes: async ({ host }) => {
    await host.asks({ word: { to: 'all', urgent: true } }, { text: 'Soup is on the table, whenever you are ready.' });
    await host.asks({ word: { to: 'all', urgent: false } }, { text: 'The kitchen is free for whoever would like to be alone for a while.' });
  } },
  { name: 'move', on: ['hall-phone', 'board'], act: true, comes: async (roof) => {
    const to = Number((await roof.host.offered()).map((one) => one.match(/"circle":(\d+)/)?.[1]).find((one) => one && Number(one) !== roof.you.circleNumber) ?? 1);
    for (const number of [to, 0, 1, 2]) {
      const asked = await roof.host.asks(act({ seat_here: { person: roof.you.number, circle: number, keeps: false } })).then(() => true, () => false);
      if (asked) return;
    }
  } },
  { name: 'come-back-choices', on: ['board'], of: ['six'], does: opens('Suggest to come back') },
  { name: 'come-back', on: ['board', 'hall-keeper', 'hall-desk'], of: ['few', 'six', 'thirty'], comes: async ({ host, you }) => {
    await you?.asks('"answer":"stay"').catch(() => {});
    await host.asks(act({ come_back: { to: 'all', by: Date.now() + 25 * 60_000 } }));
    await wait(1_000);
  } },
  { name: 'house-breath', on: EVERY, of: ['six', 'thirty'], comes: ({ host }) => host.asks(act({ breathe: { pattern: 'calm-4-6', breaths: 6 } })) },
  { name: 'held', on: [...EVERY, 'hall-keeper', 'hall-desk'], of: ALL, comes: async ({ host, name }) => {
    if (['six', 'thirty'].includes(name)) await host.asks('"end_breath"').catch(() => {});
    await host.asks('"hold"');
  } },
  { name: 'break', on: EVERY, of: ['few', 'six'], comes: async (roof) => {
    await roof.host.asks('"let_go"');
    await roof.goesTo(7);
  } },
  { name: 'regroup', on: EVERY, of: ['few', 'six'], comes: begins(10) },
  { name: 'closing', on: EVERY, of: ['few', 'six'], comes: begins(11) },
  { name: 'end-asked', on: ['board'], does: opens('End the afternoon') },
  { name: 'ended', on: EVERY, of: ['few', 'six'], comes: async ({ host }) => {
    await host.asks('"act":"end"').catch(() => {});
    await wait(1_000);
  } },
];
