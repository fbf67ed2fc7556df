// Prints one line: what a participant's first visit costs on a slow phone.
import { Hearth } from './parts/hearth.mjs';
import { openBrowser } from './parts/people.mjs';
import { firstLoad } from './parts/first-load.mjs';

const hearth = await Hearth.start();
const browser = await openBrowser();
try {
  console.log(await firstLoad(browser, hearth));
} finally {
  await browser.close();
  await hearth.stop();
}
