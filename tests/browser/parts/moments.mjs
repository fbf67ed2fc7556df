// The table of the test that loads every page anew: a row for each kind of part, in the order of the circle.
//
// `part` is how it stands in the plan and `called` what it is called. `begins` brings it to a moment in which there is
// something to lose. `face` is what every screen shows then, as the page comes and once it is live; `own` what a role
// sees beside it, with what is chosen in brackets. Then the tools of each role, exactly: the participant never has any,
// and a co-keeper's desk has the keeper's.
// `then` is a later moment of the same part; what it does not say is as before.

import { agreement, answer } from './agreements.mjs';

const LONG = 600_000;
const ALL = ['keeper', 'guardian', 'coKeeper', 'coKeepersDesk', 'participant', 'projector'];
const everyone = (words) => Object.fromEntries(ALL.map((role) => [role, words]));
const tooFew = everyone('Too few answered to show it as a whole: one of us could be guessed.');

/// Closes the answers by a form of the page: where too few have answered, no screen has a button for it.
async function closesTooFew({ coKeeper, keeper }) {
  const { page, context } = coKeeper;
  const part = Number(await keeper.page.locator('.thread__part.is-now').getAttribute('data-part')) - 1;
  const form = {
    page: await page.locator('input[name="page"]').first().inputValue(),
    what: JSON.stringify({ act: { close_answers: { part } } }),
  };
  await context.request.post(`${page.url()}/ask`, { form, headers: { origin: new URL(page.url()).origin } });
}

export const ROWS = [
  {
    part: { words: { kind: 'welcome', text: 'Welcome, all of you.' } },
    called: 'Welcome',
    face: 'Welcome, all of you.',
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on to our agreements', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    then: {
      begins: async ({ keeper }) => keeper.press('Pause'),
      face: 'We are pausing together',
      keeper: ['Bell', 'Breathe', 'Go on together', 'Close the circle'],
      guardian: ['Bell', 'Go on', 'Breathe together'],
      coKeeper: ['Bell', 'Go on', 'Breathe together'],
      ends: async ({ keeper }) => keeper.press('Go on together'),
    },
  },
  {
    part: 'agreements',
    called: 'Our agreements',
    begins: async ({ participant }) => {
      await answer(participant, 'You may always pass.', 'I can live with it');
      const line = agreement(participant, 'You may always pass.');
      await line.locator('summary').first().click();
      await line.getByText('can live with it', { exact: true }).waitFor();
    },
    face: 'You may always pass.',
    own: {
      keeper: 'I’m for all six',
      guardian: 'I’m for all six',
      participant: '\ncan live with it',
      projector: 'still open',
    },
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on to breathing', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    then: {
      begins: async (people) => {
        for (const role of ['keeper', 'guardian', 'coKeeper', 'participant']) await people[role].press(/^I’m for all /);
      },
      own: everyone('\nagreed'),
    },
  },
  {
    part: { breathing: { pattern: 'calm-4-6', breaths: 6 } },
    called: 'Breathing',
    face: 'In for four, out for six.',
    own: { keeper: 'A breath together', participant: 'A breath together', projector: 'Or rest at your own pace.' },
    keeper: ['Bell', 'Pause', 'Breathe', 'Begin the breath', 'Next part', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
  },
  {
    part: { round: { question: 'What is here?', share: LONG } },
    called: 'First round',
    begins: async ({ keeper, guardian, coKeeper }) => {
      for (const person of [keeper, guardian, coKeeper]) {
        await person.sees('The piece is with you');
        await person.press(/^Pass the piece to/);
      }
    },
    face: 'What is here?',
    own: { participant: 'The piece is with you', guardian: 'Tomas has the piece', projector: 'Tomas has the piece' },
    keeper: ['Bell', 'Pause', 'Breathe', 'Pass on for Tomas', '1 minute more', 'Next part', 'Close the circle'],
    guardian: ['Bell', 'Pause', '1 minute more', 'Pass on for them', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', '1 minute more', 'Pass on for them', 'Breathe together', 'Next part'],
    then: {
      begins: async ({ participant }) => participant.press(/^Not this time/),
      face: 'Some of us passed.',
      own: { participant: 'Would you like the piece now?', guardian: 'The piece is in the centre', projector: 'The piece is in the centre' },
      keeper: ['Bell', 'Pause', 'Breathe', 'Go on to what matters to us', 'Close the circle'],
      guardian: ['Bell', 'Pause', 'Breathe together'],
      coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    },
  },
  {
    part: { values: { offered: ['Care', 'Truth'], own: true } },
    called: 'What matters to us',
    begins: async ({ participant, keeper }) => {
      await participant.page.getByRole('button', { name: 'Truth', exact: true }).click();
      await keeper.sees('fewer than five have answered');
    },
    face: 'What matters to you?',
    own: { participant: '[Truth]', guardian: 'Truth', projector: 'Truth' },
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on without showing it', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    then: {
      begins: closesTooFew,
      face: 'Seen as a whole, and nobody by name.',
      own: tooFew,
      keeper: ['Bell', 'Pause', 'Breathe', 'Go on to the open centre', 'Close the circle'],
      coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    },
  },
  {
    part: { centre: { question: 'What is still with you?', untouched: LONG } },
    called: 'Open centre',
    begins: async ({ participant }) => participant.press('Take the piece'),
    face: 'What is still with you?',
    own: { participant: 'The piece is with you', keeper: 'Tomas has the piece', projector: 'Tomas has the piece' },
    keeper: ['Bell', 'Pause', 'Breathe', 'Pass on for Tomas', 'Next part', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Pass on for them', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Pass on for them', 'Breathe together', 'Next part'],
    then: {
      begins: async ({ participant }) => participant.press('Lay the piece down'),
      face: 'The piece lies in the centre',
      own: {},
      keeper: ['Bell', 'Pause', 'Breathe', 'Take the piece yourself', 'Go on to the silence', 'Close the circle'],
      guardian: ['Bell', 'Pause', 'Breathe together'],
      coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    },
  },
  {
    part: { silence: { length: LONG } },
    called: 'Silence',
    face: 'We sit in silence',
    keeper: [
      'Bell', 'Pause', 'Breathe', 'Go on to call and response', 'Second bell', '1 minute more', 'Close the circle',
    ],
    guardian: ['Bell', 'Pause', 'Second bell', '1 minute more', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Second bell', '1 minute more', 'Breathe together', 'Next part'],
    then: {
      begins: async ({ guardian }) => guardian.press('Second bell'),
      face: 'The silence is over',
      keeper: ['Bell', 'Pause', 'Breathe', 'Go on to call and response', '1 minute more', 'Close the circle'],
      guardian: ['Bell', 'Pause', '1 minute more', 'Breathe together'],
      coKeeper: ['Bell', 'Pause', '1 minute more', 'Breathe together', 'Next part'],
    },
  },
  {
    part: {
      together: {
        way: 'call_and_response',
        lines: [{ text: 'Who keeps this fire?', who: 'keeper' }, { text: 'We do.', who: 'all' }],
        repeats: 2,
      },
    },
    called: 'Call and response',
    begins: async ({ keeper }) => {
      await keeper.press('Begin the lines');
      await keeper.press('Next line');
    },
    face: 'We do.',
    keeper: ['Bell', 'Pause', 'Breathe', 'Next line', 'Next part', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next line', 'Next part'],
  },
  {
    part: { remembering: { invitation: 'Whose name do you bring?', response: 'We remember.' } },
    called: 'Names remembered',
    face: 'All answer: We remember.',
    own: { keeper: 'The piece is with you', guardian: 'You are next', participant: 'Lantern has the piece' },
    keeper: [
      'Bell', 'Pause', 'Breathe', 'Hold silence', 'Pass the piece to Amara', 'Not this time', 'All answer', 'Next part',
      'Close the circle',
    ],
    guardian: ['Bell', 'Pause', 'Pass on for them', 'All answer', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Pass on for them', 'All answer', 'Breathe together', 'Next part'],
  },
  {
    part: { gratitude: { invitation: 'Whom would you like to thank?' } },
    called: 'Gratitude',
    face: 'Whom would you like to thank?',
    own: { keeper: 'The piece is with you', guardian: 'You are next', participant: 'Lantern has the piece' },
    keeper: [
      'Bell', 'Pause', 'Breathe', 'Hold silence', 'Pass the piece to Amara', 'Not this time', 'Next part', 'Close the circle',
    ],
    guardian: ['Bell', 'Pause', 'Pass on for them', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Pass on for them', 'Breathe together', 'Next part'],
  },
  {
    part: { pairs: { size: 2, share: LONG, question: 'What do you carry?' } },
    called: 'In pairs',
    begins: async ({ keeper }) => keeper.press('Begin the time'),
    face: 'What do you carry?',
    own: {
      keeper: 'It is your time. Amara listens.',
      guardian: 'Lantern speaks. You listen, without advice.',
      participant: 'Priya speaks. You listen, without advice.',
      projector: 'Priya and Tomas',
    },
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on to offers and needs', '1 minute more', 'Close the circle'],
    guardian: ['Bell', 'Pause', '1 minute more', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', '1 minute more', 'Breathe together', 'Next part'],
  },
  {
    part: { offers_and_needs: {} },
    called: 'Offers and needs',
    begins: async ({ participant }) => {
      await participant.page.getByLabel('Something I could give').fill('Bread');
      await participant.press('Lay it down');
    },
    face: 'What could you give? What could you use?',
    own: { participant: 'Bread' },
    keeper: ['Bell', 'Pause', 'Breathe', 'Show the cards', 'Go on without showing it', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Show the cards', 'Next part'],
    then: {
      begins: async ({ coKeeper }) => coKeeper.press('Show the cards'),
      face: 'Nobody wrote a need.',
      own: { ...everyone('Bread'), participant: 'Take it back' },
      keeper: ['Bell', 'Pause', 'Breathe', 'Go on to the weather check', 'Close the circle'],
      coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    },
  },
  {
    part: 'weather',
    called: 'Weather check',
    begins: async ({ participant }) => participant.press('Fog'),
    face: 'What is the weather in you?',
    own: { participant: '[Fog]' },
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on without showing it', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    then: {
      begins: closesTooFew,
      face: 'Seen as a whole, and nobody by name.',
      own: tooFew,
      keeper: ['Bell', 'Pause', 'Breathe', 'Go on to a word in the centre', 'Close the circle'],
      coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
    },
  },
  {
    part: { centre_word: { question: 'A word for tonight.' } },
    called: 'A word in the centre',
    begins: async ({ participant }) => {
      await participant.page.getByLabel('Your word').fill('Bread');
      await participant.press('Lay it down');
    },
    face: 'A word for tonight.',
    own: { participant: 'Take it back', keeper: 'Bread', guardian: 'Bread', coKeeper: 'Bread', projector: 'Bread' },
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on to the break', 'Close the circle'],
    guardian: ['Bell', 'Pause', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Breathe together', 'Next part'],
  },
  {
    part: { break: { length: LONG } },
    called: 'Break',
    face: 'A break',
    own: everyone('Back at '),
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on to the quiet reflection', '1 minute more', 'Close the circle'],
    guardian: ['Bell', 'Pause', '1 minute more', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', '1 minute more', 'Breathe together', 'Next part'],
  },
  {
    part: { reflection: { length: LONG } },
    called: 'Quiet reflection',
    face: 'Who can I lean on?',
    keeper: ['Bell', 'Pause', 'Breathe', 'Go on to the closing round', '1 minute more', 'Close the circle'],
    guardian: ['Bell', 'Pause', '1 minute more', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', '1 minute more', 'Breathe together', 'Next part'],
  },
  {
    part: { closing: { way: 'one_word' } },
    called: 'Closing round',
    face: 'One word you are leaving with.',
    own: { keeper: 'The piece is with you', participant: 'You are listening.' },
    keeper: [
      'Bell', 'Pause', 'Breathe', 'Hold silence', 'Pass the piece to Amara', 'Not this time', 'Close the circle',
    ],
    guardian: ['Bell', 'Pause', 'Pass on for them', 'Breathe together'],
    coKeeper: ['Bell', 'Pause', 'Pass on for them', 'Breathe together'],
  },
];
