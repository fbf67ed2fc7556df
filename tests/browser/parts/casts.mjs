// Who sits in the circles that are looked at, and how much they have to say: the shortest, the longest, the fullest.
const LONG_NAME = 'Bartholomew Featherstonehaugh-Adeyemi Jr'; // 40 letters
const MINUTES = 60_000;

/// These words, said again until they are as many letters as may be.
export function letters(most, words) {
  let text = words;
  while (text.length < most) text += ` ${words}`;
  return `${text.slice(0, most - 1).trimEnd().padEnd(most - 1, 'e')}?`;
}

export const AGREEMENTS = [
  'One person speaks at a time.', 'You may always pass.', 'We speak from our own experience.',
  'We listen to understand, not to answer.', 'What is said here stays here.', 'No photos.', 'We share the time.',
  'Tears are welcome, and so is silence.', 'No advice unless someone asks for it.', 'Phones are quiet.',
  'We use the names that people give.', 'You may step away and come back at any time.',
];

const SHORT = {
  title: 'Tuesday evening circle',
  intention: 'For anyone who has been carrying a lot.',
  agreements: AGREEMENTS.slice(0, 3),
  question: 'What helps?',
  words: 'Be welcome.',
  note: 'It may touch on loss.',
  card: 'Bread',
};
const LONG = {
  title: letters(80, 'For all who looked after somebody else this year, and who would rest'),
  intention: letters(400, 'For anyone who has been carrying a lot this autumn, and would like to put it down for an evening.'),
  agreements: AGREEMENTS.map((agreement) => letters(240, `${agreement} We come back to this whenever anyone asks us to`)),
  question: letters(240, 'When you think of the people who sat with you in the hardest months of this year, and of the ones who could not come, what would you want to say to them now'),
  words: letters(800, 'Circles are older than we are. We thank those who kept them before us, in kitchens and under trees.'),
  note: letters(240, 'This question touches on loss, and on those who are not here tonight. You can sit it out and nobody sees'),
  card: letters(160, 'Rides to the clinic on Thursdays, also for two, with room for a wheelchair and a dog'),
};
/// For fifty, as people write: neither short nor long.
const USUAL = { ...SHORT, agreements: AGREEMENTS, question: 'What have you been carrying, and who helps you carry it?' };

/// Every kind of part, some of them twice: with enough answers and with too few.
function planOf({ question, words, note }) {
  const response = 'We remember.';
  const lines = [{ text: 'Who keeps this fire?', who: 'keeper' }, { text: question.slice(0, 160), who: 'all' }];
  return {
    words: { words: { kind: 'opening', text: words } },
    agreements: 'agreements',
    breathing: { breathing: { pattern: 'short-3-5', breaths: 1 } },
    round: { round: { question, share: 3 * MINUTES } },
    noted: { round: { question, share: 3 * MINUTES, note } },
    centre: { centre: { question, note, untouched: 10 * MINUTES } },
    values: { values: { offered: ['Care', 'Courage', 'Truth', 'Rest', 'Laughter', question.slice(0, 80)], own: true } },
    weather: 'weather',
    silence: { silence: { length: 10 * MINUTES } },
    together: { together: { way: 'call_and_response', lines, repeats: 2, line_time: null } },
    remembering: { remembering: { invitation: question, response } },
    gratitude: { gratitude: { invitation: question } },
    pairs: { pairs: { size: 2, share: 3 * MINUTES, question } },
    threes: { pairs: { size: 3, share: 3 * MINUTES, question } },
    offers: { offers_and_needs: { writing: 5 * MINUTES } },
    word: { centre_word: { question } },
    break: { break: { length: 10 * MINUTES } },
    reflection: { reflection: { length: 10 * MINUTES } },
    closing: { closing: { way: 'one_word' } },
  };
}

/// The first keeps; `you` is the seat whose phone is looked at.
const cast = (said, names, you) => ({ ...said, names, you, plan: planOf(said) });
export const NAMES = [
  'Maren', 'Jo', 'Amara', LONG_NAME, 'Priya', 'Tomas', 'Wilhelmina Magdalena Oyelaran-Hawthorne II', 'Noor', 'Sunniva Ólafsdóttir',
  'Idris', 'Lucía', 'Llanfairpwllgwyngyllgogerych',
].map((name) => name.slice(0, 40));

export const CASTS = {
  three: cast(SHORT, NAMES.slice(0, 3), 1),
  twelve: cast(LONG, NAMES, 2),
  fifty: cast(USUAL, [...NAMES, ...Array.from({ length: 38 }, (_, at) => `${NAMES[at % 11].split(' ')[0]} ${at + 1}`)], 2),
};
