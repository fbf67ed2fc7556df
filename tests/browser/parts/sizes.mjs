// The sizes that every screen is drawn for.
const size = (width, height) => ({ name: `${width}x${height}`, width, height });

export const PHONES = [size(320, 568), size(360, 620), size(375, 553), size(390, 844), size(667, 375)];
export const LAPTOPS = [size(1280, 720), size(1280, 800), size(1440, 900)];
export const WALLS = [size(1280, 720), size(1920, 1080)];

/// The smallest of each: what holds here in both schemes, and for axe, holds elsewhere.
export const SMALLEST = ['320x568', '1280x720'];

/// On which sizes a screen of this kind is seen; the projector is always night.
export const SIZES = { phone: PHONES, guardian: PHONES, desk: LAPTOPS, wall: WALLS, page: [...PHONES, ...LAPTOPS], plan: [...PHONES, ...LAPTOPS] };
export const SCHEMES = { phone: ['dark', 'light'], guardian: ['dark'], desk: ['dark', 'light'], wall: ['dark'], page: ['dark', 'light'], plan: ['dark', 'light'] };
