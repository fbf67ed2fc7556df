// The sizes that every screen is drawn for.
const asked = process.env.HEARTH_SIZES?.split(',');
const sizes = (...all) => all
  .map(([width, height]) => ({ name: `${width}x${height}`, width, height }))
  .filter(({ name }) => !asked || asked.includes(name));

const PHONES = sizes([320, 568], [360, 620], [375, 553], [390, 844], [667, 375]);
const LAPTOPS = sizes([1280, 720], [1280, 800], [1440, 900]);
const WALLS = sizes([1280, 720], [1920, 1080]);

/// A board is a page of a phone too, if it must be.
const BOARDS = [...LAPTOPS, ...sizes([1024, 768], [390, 844], [320, 568])];

/// On which sizes a screen of this kind is seen.
export const SIZES = {
  phone: PHONES, guardian: PHONES, desk: LAPTOPS, wall: WALLS, page: [...PHONES, ...LAPTOPS], plan: [...PHONES, ...LAPTOPS],
  'hall-phone': PHONES, 'hall-keeper': PHONES, 'hall-desk': LAPTOPS, board: BOARDS, 'hall-wall': WALLS, 'hall-page': [...PHONES, ...LAPTOPS],
};
/// The screens of a gathering.
export const HALL = Object.keys(SIZES).filter((screen) => screen === 'board' || screen.startsWith('hall-'));

const BOTH = ['dark', 'light'];
/// The projector is always night.
export const SCHEMES = { phone: BOTH, guardian: BOTH, desk: BOTH, wall: ['dark'], page: BOTH, plan: BOTH, 'hall-phone': BOTH, 'hall-keeper': BOTH, 'hall-desk': BOTH, board: BOTH, 'hall-wall': ['dark'], 'hall-page': BOTH };

/// The smallest of each, where axe looks.
export const SMALLEST = ['320x568', '1280x720'];
