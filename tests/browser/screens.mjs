// Leaves a picture of every screen in every moment at every size, and sheets that show many of them side by side.
//
// HEARTH_SCREENS names screens (phone, guardian, desk, wall, page, plan; of a gathering hall-phone, hall-keeper, hall-desk,
// board, hall-wall, hall-page, or gathering for all of those; seldom), HEARTH_CASTS who sits, HEARTH_ROOFS which gatherings
// (few, six, twelve, thirty), HEARTH_SIZES sizes and HEARTH_MOMENTS a pattern of names; all of them without.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Hearth } from './parts/hearth.mjs';
import { openBrowser } from './parts/people.mjs';
import { CASTS } from './parts/casts.mjs';
import { HALL, SCHEMES, SIZES } from './parts/sizes.mjs';
import { AFTERNOONS } from './parts/afternoons.mjs';
import { walkRoof } from './parts/hall-walk.mjs';
import { visitHallPages } from './parts/every-hall-page.mjs';
import { Sheets } from './parts/sheets.mjs';
import { isSettled, walk } from './parts/walk.mjs';
import { visitPages } from './parts/every-page.mjs';
import { seldomSeen } from './parts/seldom.mjs';

const FOLDER = resolve(process.env.HEARTH_TEST_SCREENS ?? 'target/screens');
const chosen = (name, all) => process.env[name]?.split(',') ?? all;
const screens = chosen('HEARTH_SCREENS', [...Object.keys(SIZES), 'seldom']).flatMap((screen) => (screen === 'gathering' ? HALL : screen));
const strangers = screens.filter((screen) => screen !== 'seldom' && !(screen in SIZES));
if (strangers.length > 0) throw new Error(`there is no screen called ${strangers.join(', ')}; separate names with commas`);
const casts = chosen('HEARTH_CASTS', Object.keys(CASTS));
const roofs = chosen('HEARTH_ROOFS', Object.keys(AFTERNOONS));
const only = process.env.HEARTH_MOMENTS && new RegExp(process.env.HEARTH_MOMENTS);

const hearth = await Hearth.start({ lan: true });
const browser = await openBrowser();
const sheets = new Sheets(FOLDER);
const troubles = new Set();

async function picture({ person, moment, size, screen, castName }) {
  await mkdir(join(FOLDER, size.name), { recursive: true });
  for (const scheme of SCHEMES[screen]) {
    await person.page.emulateMedia({ colorScheme: scheme });
    await isSettled(person.page);
    const path = join(FOLDER, size.name, `${screen}-${moment.name}-${castName}-${scheme}.png`);
    await person.page.screenshot({ path });
    sheets.add(`${size.name}-${screen}-${castName}-${scheme}`, { path, size, words: moment.name });
  }
  await person.page.emulateMedia({ colorScheme: 'dark' });
  for (const trouble of person.troubles) if (moment.name !== 'cut-off') troubles.add(trouble);
}

try {
  for (const cast of casts) {
    const circle = screens.filter((screen) => ['phone', 'guardian', 'desk', 'wall'].includes(screen) && SIZES[screen].length > 0);
    if (circle.length === 0 && !screens.includes('page')) continue;
    if (circle.length > 0) await walk(browser, hearth, { cast, screens: circle, only, visit: picture });
    if (screens.includes('page') && cast !== 'fifty') await visitPages(browser, hearth, { cast, plan: false, only, visit: picture });
    console.log(`   ${cast} seats`);
  }
  for (const roof of roofs) {
    const hall = screens.filter((screen) => HALL.includes(screen) && screen !== 'hall-page' && SIZES[screen].length > 0);
    if (hall.length === 0) continue;
    await walkRoof(browser, hearth, { roof, screens: hall, only, visit: picture });
    console.log(`   a gathering: ${roof}`);
  }
  if (screens.includes('hall-page')) await visitHallPages(browser, hearth, { only, visit: picture });
  if (screens.includes('plan')) await visitPages(browser, hearth, { cast: 'twelve', plan: true, only, visit: picture });
  if (screens.includes('seldom') && !only) {
    await mkdir(join(FOLDER, 'seldom'), { recursive: true });
    await seldomSeen(browser, hearth, async (person, name, schemes = ['dark', 'light']) => {
      for (const scheme of schemes) {
        await person.page.emulateMedia({ colorScheme: scheme });
        await isSettled(person.page);
        const path = join(FOLDER, 'seldom', `${name}-${scheme}.png`);
        await person.page.screenshot({ path });
        sheets.add(`seldom-${scheme}`, { path, size: person.page.viewportSize(), words: name });
      }
    });
  }
} finally {
  // Also what was seen before something failed.
  for (const path of await sheets.draw(browser)) console.log(`   ${path}`);
  await browser.close();
  await hearth.stop();
}
// An answer of 401 to 422 is an error to Chromium; it is the page that counts.
const said = [...troubles].filter((one) => !/status of 4\d\d/.test(one));
if (said.length > 0) {
  console.error(said.join('\n'));
  process.exitCode = 1;
}
