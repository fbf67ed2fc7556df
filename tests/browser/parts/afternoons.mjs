// The gatherings that are looked at: the longest words that may be, as people write them, and as many as come under one
// roof.
import { AGREEMENTS, NAMES, letters } from './casts.mjs';

const MINUTES = 60_000;
const FIRST = [
  'Amara', 'Ines', 'Ruth', 'Samir', 'Awa', 'Tomas', 'Noor', 'Dele', 'Mina', 'Idris', 'Priya', 'Jo', 'Bilal', 'Sunniva', 'Wilhelmina',
  'Lucía', 'Kofi', 'Agnieszka', 'Björn', 'Thandiwe', 'Ólafur', 'Marisol', 'Yuki', 'Femi', 'Gudrun', 'Hyacinth', 'Oksana', 'Rashid',
];
/// So many who are called differently, also where their first names are the same.
const people = (many) => Array.from({ length: many }, (_, at) => FIRST[at % 28] + (at < 28 ? '' : ` ${String.fromCharCode(65 + (at % 26))}.`));

const SPOTS = [
  ['By the window', 'Ground floor, left of the tea'], ['Garden room', 'Out of the back door, across the grass'], ['Library', 'Upstairs, second door'],
  ['Kitchen', 'Behind the tea'], ['Loft', 'Up both stairs'], ['Porch', 'Out of the front door'], ['Long table', ''], ['Under the stairs', ''],
  ['Workshop', 'Across the yard'], ['Blue room', ''], ['Sewing room', ''], ['Children’s corner', 'Past the coats'],
].map(([name, way]) => ({ name, way }));
const LONG_SPOTS = [
  'Gemeindesaal Nebenzimmer', 'Upper assembly anteroom', 'Konferenzraum Erdgeschoss', 'Garden room by the pond',
].map((name) => ({ name: name.slice(0, 24), way: letters(120, 'Through the long corridor, past the coats and the kitchen, up the stairs at the back').slice(0, -1) }));

function afternoon({ title, about, agreements, words, question, names, spots, way, about_each: each }) {
  const plan = (parts) => ({ title: 'In our circle', intention: '', parts, direction: 'clockwise', keeper_turn: 'first' });
  const circle = plan([
    { round: { question, share: 3 * MINUTES } }, { breathing: { pattern: 'calm-4-6', breaths: 6 } }, { silence: { length: MINUTES } },
    { round: { question: 'What do you take with you?', share: MINUTES } }, { closing: { way: 'one_word' } },
  ]);
  const blocks = [
    [25, 'arrive', 'Arrive, tea'], [10, { welcome: { words } }, 'Welcome'], [5, { breathe: { pattern: 'calm-4-6', breaths: 6 } }, 'Grounding together'],
    [15, 'agreements', 'What we ask of each other'], [10, { card: { words } }, 'How the piece works'], [5, { form: { way, about: each } }, 'Find your circle'],
    [40, { circles: { plan: circle } }, 'In circles'], [15, 'break', 'Break: soup in the kitchen'],
    [5, { form: { way: 'as_before', about: each } }, 'The same people again'], [20, { exercise: { plan: plan([{ pairs: { size: 2, share: 3 * MINUTES, question } }]) } }, 'In pairs'],
    [10, { regroup: { question } }, 'Back together'], [10, { close: { words } }, 'Closing together'],
  ];
  return {
    title, about, care: 'Night line: 0800 111 0 111', agreements, spots,
    blocks: blocks.map(([minutes, work, block]) => ({ minutes, work, title: names?.(block) ?? block })),
  };
}

const USUAL = {
  title: 'Healing afternoon, Riverside hall', about: 'We arrive, breathe, sit in small circles, rest, and come back together.',
  agreements: AGREEMENTS.slice(0, 4), words: 'Whoever has the piece speaks, or sits in silence. The others listen. You may pass it on without a word.',
  question: 'What have you been carrying, and for whom?', way: 'even', about_each: 6, spots: SPOTS.slice(0, 6),
};
const LONG = {
  title: letters(80, 'An afternoon for all who looked after somebody else this year').slice(0, -1),
  about: letters(400, 'We arrive, breathe together, sit in small circles, rest, listen to each other in pairs, and come back together.').slice(0, -1),
  agreements: AGREEMENTS.map((one) => letters(240, `${one} We come back to this whenever anyone asks us to`).slice(0, -1)),
  words: letters(2_000, 'Circles are older than we are. We thank those who kept them before us, in kitchens and under trees, and who taught us.\n\nWhoever has the piece speaks, or sits in silence; the others listen').slice(0, -1),
  question: letters(240, 'When you think of the people who sat with you in the hardest months of this year, and of the ones who could not come, what would you say to them'),
  names: (block) => letters(80, `${block} in the Gemeinschaftsversammlungsraum with everyone`).slice(0, -1),
  way: 'even', about_each: 5, spots: LONG_SPOTS,
};
const TOPICS = ['Losing a parent', 'Caring for someone at home', 'Starting again in a new country', 'Work that wears one out', 'Illness, one’s own', 'Nothing in particular'];

/// `names` come in this order, and the first of them keep. `late` of them are never asked to a circle at first.
export const AFTERNOONS = {
  few: { afternoon: afternoon(LONG), circles: 4, names: [...NAMES.slice(1), ...people(9)] },
  six: {
    afternoon: afternoon({ ...USUAL, way: { topic: { topics: TOPICS.map((name) => ({ name, most: 8 })) } } }), circles: 6, names: people(36),
  },
  twelve: { afternoon: afternoon({ ...USUAL, spots: SPOTS }), circles: 12, names: people(70) },
  thirty: { afternoon: afternoon({ ...USUAL, spots: SPOTS.slice(0, 9) }), circles: 30, names: people(182) },
};
