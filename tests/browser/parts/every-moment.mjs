// Every moment of a circle that is looked at, as a list. The moments of one part follow each other.
//
// `on` names the screens that differ in it. `comes` brings the circle to it, by what people say; `does` is what a person
// does on their own screen first, and `undoes` what they do afterwards; `until` waits for what comes by itself. `act`:
// something is asked of the one on the phone. `stays`: one holds or listens, so heading and question stay on the screen.
// `few`, `ring` and `some` say with which casts.

const CIRCLE = ['phone', 'desk', 'wall'];
const up = (agreements) => ({ answer_rest: { thumb: 'up', seen: agreements.map(({ id, wording }) => ({ agreement: id, wording })) } });
const pass = async (circle, how) => {
  const turn = await circle.turn();
  await circle.holder(turn).act({ pass: { turn: turn.number, how } });
};
const click = (page, selector) => page.locator(selector).locator('visible=true').first().click({ timeout: 20_000 });
const byWords = (page, words) => page.getByRole('button', { name: words }).locator('visible=true').first().click({ timeout: 20_000 });
const escape = ({ page }) => page.keyboard.press('Escape');
const care = async ({ page }) => {
  const opener = page.locator('button.care, summary.care, a.care').locator('visible=true').first();
  await opener.click({ timeout: 20_000 });
};
/// Closes Care, whichever way this page opened it.
const shut = async (person) => {
  if (await person.page.locator('details[open] > summary.care').count()) await care(person);
  else await escape(person);
};
const everyone = (circle) => circle.sitters;
const others = (circle) => circle.sitters.filter((one) => one !== circle.you);
/// In a part with a time for each, whoever has the piece passes it on until all have had it.
const wholeRound = (circle) => circle.pieceTo(undefined);

export const MOMENTS = [
  { name: 'arriving', part: 'arriving', on: CIRCLE, ring: true, comes: async () => {} },
  { name: 'care', part: 'arriving', on: ['phone', 'desk'], few: true, does: care, undoes: shut },
  { name: 'sheet', part: 'arriving', on: ['phone'], does: ({ page }) => click(page, '.here, .folds summary, details:not(.care-open) > summary'), undoes: async (person) => {
    await escape(person);
    await person.page.evaluate(() => document.querySelectorAll('details[open]').forEach((one) => { one.open = false; }));
  } },
  { name: 'invite', part: 'arriving', on: ['desk'], few: true, does: ({ page }) => click(page, '.code'), undoes: escape },
  {
    name: 'needs-a-person', part: 'arriving', on: ['phone', 'desk'], few: true,
    comes: ({ you }) => you.ask({ help: 'ask' }),
  },
  { name: 'someone-comes', part: 'arriving', on: ['phone', 'desk'], few: true, comes: ({ keeper, you }) => keeper.ask({ help: { come: { seat: you.seat } } }), after: ({ you }) => you.ask({ help: 'take_back' }) },

  { name: 'words', part: 'words', on: CIRCLE, ring: true, top: true },

  { name: 'agreements-unanswered', part: 'agreements', on: CIRCLE, act: true, top: true },
  {
    name: 'agreements-half', part: 'agreements', on: CIRCLE, act: true,
    comes: async (circle) => {
      const { agreements } = await circle.state();
      for (const one of others(circle)) await one.act(up(agreements));
      for (const { id, wording } of agreements.slice(0, Math.ceil(agreements.length / 2))) {
        await circle.you.act({ answer: { agreement: id, thumb: 'up', wording } });
      }
    },
  },
  {
    name: 'agreements-held', part: 'agreements', on: CIRCLE,
    comes: async (circle) => {
      const { agreements } = await circle.state();
      const [{ id, wording }] = agreements;
      await circle.you.act({ answer: { agreement: id, thumb: 'down', wording } });
      await circle.you.act(up(agreements));
    },
  },
  {
    name: 'agreements-settled', part: 'agreements', on: CIRCLE,
    comes: async (circle) => {
      const [{ id, wording }] = (await circle.state()).agreements;
      await circle.you.act({ answer: { agreement: id, thumb: 'sideways', wording } });
    },
  },

  { name: 'breath-before', part: 'breathing', on: CIRCLE, top: true },
  {
    name: 'breath-in', part: 'breathing', on: CIRCLE, act: true, ring: true,
    comes: ({ keeper }) => keeper.act({ breathe: { pattern: 'short-3-5', breaths: 6 } }),
    until: ({ page }) => page.locator('.breaths .is-now').waitFor({ state: 'attached' }),
  },
  {
    name: 'breath-resting', part: 'breathing', on: ['phone'], act: true, few: true,
    does: ({ page }) => byWords(page, /^Rest/), undoes: ({ page }) => byWords(page, /back|together|again|join/i).catch(() => {}),
  },
  {
    name: 'breath-after', part: 'breathing', on: CIRCLE,
    comes: async (circle) => {
      await circle.keeper.act('end_breath');
      for (const until = Date.now() + 15_000; Date.now() < until && !(await circle.state()).breath?.over;) {
        await new Promise((done) => setTimeout(done, 250));
      }
    },
  },

  { name: 'round-keeper-holds', part: 'round', on: CIRCLE, ring: true, stays: true, top: true },
  { name: 'round-stepped-out', part: 'round', on: CIRCLE, act: true, comes: ({ you }) => you.act('step_out'), after: ({ you }) => you.act('step_in') },
  { name: 'round-next', part: 'round', on: ['phone', 'desk'], ring: true, stays: true, comes: (circle) => circle.pieceTo(circle.before) },
  { name: 'round-guardian', part: 'round', on: ['guardian'], stays: true, some: 4 },
  { name: 'round-holding', part: 'round', on: CIRCLE, ring: true, act: true, stays: true, comes: (circle) => circle.pieceTo(circle.you) },
  { name: 'next-asked', part: 'round', on: ['desk'], few: true, does: ({ page }) => byWords(page, /^Next part/), undoes: escape },
  { name: 'round-pausing', part: 'round', on: CIRCLE, comes: ({ keeper }) => keeper.act('pause'), after: ({ keeper }) => keeper.act('resume') },
  { name: 'round-lost', part: 'round', on: ['desk'], comes: (circle) => circle.loses(circle.next, true), after: (circle) => circle.finds(circle.next) },
  {
    name: 'round-holding-silence', part: 'round', on: CIRCLE, ring: true, act: true, stays: true,
    comes: async (circle) => circle.you.act({ hold_silence: { turn: (await circle.turn()).number } }),
  },
  { name: 'round-listening', part: 'round', on: CIRCLE, ring: true, stays: true, comes: (circle) => pass(circle, 'not_now') },
  {
    name: 'round-offer', part: 'round', on: CIRCLE, ring: true, act: true, stays: true,
    comes: (circle) => wholeRound(circle),
  },
  { name: 'round-complete', part: 'round', on: CIRCLE, comes: ({ you }) => you.act('let_be') },
  {
    name: 'cut-off', part: 'round', on: ['phone', 'desk'], few: true,
    does: async (person) => {
      person.serverMayBeAway = true;
      await person.context.setOffline(true);
      await person.page.locator('.lost').waitFor({ timeout: 60_000 }); // a moment's loss is not told
    },
    undoes: async (person) => {
      await person.context.setOffline(false);
      await person.isLive();
    },
  },
  { name: 'breathe-sheet', part: 'round', on: ['desk'], few: true, does: ({ page }) => byWords(page, /^Breathe/), undoes: escape },
  { name: 'change-plan', part: 'round', on: ['desk'], few: true, does: ({ page }) => byWords(page, 'Change the plan'), undoes: escape },
  { name: 'change-order', part: 'round', on: ['desk'], few: true, does: ({ page }) => byWords(page, 'Change the order'), undoes: escape },
  {
    name: 'seat-menu', part: 'round', on: ['desk'], few: true,
    does: ({ page }) => click(page, '.person:nth-child(4) summary'), undoes: ({ page }) => click(page, '.person:nth-child(4) summary'),
  },

  { name: 'noted-waiting', part: 'noted', on: CIRCLE, top: true },
  { name: 'noted-sits-out', part: 'noted', on: ['phone'], comes: async (circle) => circle.you.act({ sit_out: { part: circle.part('noted') } }) },
  {
    name: 'noted-going', part: 'noted', on: ['phone', 'desk'],
    comes: async (circle) => {
      await circle.keeper.act({ start_part: { part: circle.part('noted') } });
      await pass(circle, 'shared');
    },
  },

  { name: 'centre-lies', part: 'centre', on: CIRCLE, ring: true, act: true, stays: true, top: true },
  { name: 'centre-taken', part: 'centre', on: CIRCLE, stays: true, comes: ({ next }) => next.act('take') },
  {
    name: 'centre-holding', part: 'centre', on: CIRCLE, act: true, stays: true,
    comes: async (circle) => {
      await pass(circle, 'shared');
      await circle.you.act('take');
    },
    after: (circle) => pass(circle, 'shared'),
  },

  { name: 'values-open', part: 'values', on: CIRCLE, top: true },
  { name: 'values-marked', part: 'values', on: CIRCLE, comes: async (circle) => {
    for (const [at, one] of everyone(circle).entries()) {
      await one.say({ mark_values: { part: circle.part('values'), marks: at % 3 === 0 ? [0, 2, 5] : [1, 2] } });
    }
  } },
  { name: 'values-closed', part: 'values', on: CIRCLE, comes: (circle) => circle.keeper.act({ close_answers: { part: circle.part('values') } }) },

  { name: 'weather-open', part: 'weather', on: CIRCLE, top: true },
  { name: 'weather-said', part: 'weather', on: CIRCLE, comes: async (circle) => {
    const skies = ['fog', 'clear', 'rain', 'fog', 'clear', 'wind', 'storm', 'overcast', 'changing', 'rain'];
    for (const [at, one] of everyone(circle).entries()) {
      await one.say({ say_weather: { part: circle.part('weather'), weather: skies[at % skies.length] } });
    }
  } },
  { name: 'weather-closed', part: 'weather', on: CIRCLE, comes: (circle) => circle.keeper.act({ close_answers: { part: circle.part('weather') } }) },

  { name: 'silence', part: 'silence', on: CIRCLE, ring: true, top: true },
  { name: 'silence-over', part: 'silence', on: CIRCLE, comes: (circle) => circle.keeper.act({ end_silence: { part: circle.part('silence') } }) },

  { name: 'together-before', part: 'together', on: CIRCLE, top: true },
  { name: 'together-lines', part: 'together', on: CIRCLE, comes: async ({ keeper }) => {
    await keeper.act({ next_line: { line: 0 } });
    await keeper.act({ next_line: { line: 1 } });
  } },

  { name: 'remembering-listening', part: 'remembering', on: CIRCLE, stays: true, top: true },
  { name: 'remembering-holding', part: 'remembering', on: ['phone'], act: true, stays: true, comes: (circle) => circle.pieceTo(circle.you) },

  { name: 'gratitude-listening', part: 'gratitude', on: CIRCLE, stays: true, top: true },
  { name: 'gratitude-holding', part: 'gratitude', on: ['phone'], act: true, stays: true, comes: (circle) => circle.pieceTo(circle.you) },

  { name: 'pairs-before', part: 'pairs', on: CIRCLE, ring: true, top: true },
  { name: 'pairs-going', part: 'pairs', on: CIRCLE, ring: true, comes: (circle) => circle.keeper.act({ start_part: { part: circle.part('pairs') } }) },
  { name: 'threes-before', part: 'threes', on: CIRCLE, top: true },

  { name: 'offers-open', part: 'offers', on: CIRCLE, top: true },
  { name: 'offers-written', part: 'offers', on: CIRCLE, comes: async (circle) => {
    for (const [at, one] of everyone(circle).slice(0, 6).entries()) {
      await one.say({ lay_card: { id: circle.id(), part: circle.part('offers'), side: at % 2 ? 'need' : 'offer', text: circle.cast.card } });
    }
  } },
  { name: 'offers-shown', part: 'offers', on: CIRCLE, comes: (circle) => circle.keeper.act({ show_cards: { part: circle.part('offers') } }) },

  { name: 'word-open', part: 'word', on: CIRCLE, top: true },
  { name: 'word-laid', part: 'word', on: CIRCLE, comes: async (circle) => {
    const words = ['Rest', 'Bread', 'Unforgettable', 'Home', 'Grandmother’s kitchen', 'Trust', 'Rain', 'Enough', 'Salt', 'Courage', 'Soft', 'Light'];
    for (const [at, one] of everyone(circle).slice(0, 12).entries()) {
      await one.say({ lay_word: { id: circle.id(), part: circle.part('word'), text: words[at] } });
    }
  } },

  { name: 'break', part: 'break', on: CIRCLE, top: true },
  { name: 'reflection', part: 'reflection', on: CIRCLE, top: true },

  { name: 'closing-listening', part: 'closing', on: CIRCLE, stays: false, top: true },
  { name: 'closing-holding', part: 'closing', on: CIRCLE, act: true, comes: (circle) => circle.pieceTo(circle.you) },
  { name: 'closing-complete', part: 'closing', on: ['desk', 'phone'], comes: (circle) => wholeRound(circle) },
  { name: 'close-asked', part: 'closing', on: ['desk'], few: true, does: ({ page }) => byWords(page, /^Close/), undoes: escape },
  { name: 'closed', part: 'closing', on: CIRCLE, ring: true, bar: false, comes: ({ keeper }) => keeper.act('close'), until: ({ page }) => page.waitForURL(/\/kept\//, { timeout: 60_000 }) },
];
