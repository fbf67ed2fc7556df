// The pages that are only read, at every size: nothing amiss for a screen reader or little sight, dark and light, what is
// asked whole on the first screen, nothing wider than the phone, nothing in the console. And a circle by plain forms, in a browser that runs no script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { Person, openBrowser } from './parts/people.mjs';
import { openCircle, openDesk } from './parts/circle.mjs';

let hearth;
let browser;

before(async () => {
  hearth = await Hearth.start();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await hearth?.stop();
});

const PATHS = ['/', '/about', '/privacy', '/host/return', '/left', '/join?code=K7M9Q', '/c/ZZZZZZ', '/nowhere'];
const SIZES = [[320, 568], [360, 620], [667, 375], [1280, 720]];

for (const colorScheme of ['dark', 'light']) {
  test(`the pages that are read, ${colorScheme}`, async () => {
    const reader = await Person.arrive(browser, hearth, `a reader, ${colorScheme}`, { colorScheme });
    for (const path of PATHS) {
      for (const [width, height] of SIZES) {
        await reader.page.setViewportSize({ width, height });
        await reader.go(path);
        const where = `${path} at ${width}×${height}`;
        assert.deepEqual(await reader.violations(), [], where);
        assert.deepEqual(await reader.page.evaluate(misplaced), [], where);
      }
      // Text of twice the size is half the room for it.
      await reader.page.setViewportSize({ width: 160, height: 284 });
      assert.ok(await reader.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wide`);
    }
    await reader.page.setViewportSize({ width: 320, height: 568 });
    await reader.go('/host');
    await reader.isAccessible('/host');
    // An answer of 404 or 422 is an error to Chromium; it is the page that counts.
    reader.troubles = reader.troubles.filter((said) => !/status of (404|422)/.test(said));
    reader.isUntroubled();
    await reader.context.close();
  });
}

/// What is wider than the screen, and each main act that is not whole within it as the page comes.
function misplaced() {
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} wide`);
  for (const act of document.querySelectorAll('.deck .btn, .codeform .btn--main, .home__back .btn')) {
    const { top, bottom, left, right } = act.getBoundingClientRect();
    if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) found.push(`${act.textContent} is not whole`);
  }
  return found;
}

test('Care opens over every page, and Escape and Back close it', async () => {
  const guest = await Person.arrive(browser, hearth, 'one who needs a breath');
  await guest.go('/privacy');
  const { page } = guest;
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const care = page.locator('summary.care');
  await care.click();
  await guest.sees('What would help?');
  await page.getByText('Come back to the room').click();
  await guest.sees('things you can see');
  assert.deepEqual(await guest.violations(), []);
  await page.keyboard.press('Escape');
  await page.getByText('What would help?').waitFor({ state: 'hidden' });
  assert.equal(await care.evaluate((one) => one === document.activeElement), true);
  await page.waitForFunction(() => history.state === null);
  await care.click();
  await page.waitForFunction(() => history.state !== null);
  await page.goBack();
  await page.getByText('What would help?').waitFor({ state: 'hidden' });
  assert.match(page.url(), /privacy$/);
  guest.isUntroubled();
  await guest.context.close();
});

test('the first page leads back to one’s seat and to one’s desk, and no stranger anywhere', async () => {
  const keeper = await openCircle(browser, hearth);
  await keeper.go('/');
  await keeper.page.getByRole('link', { name: 'Back to your desk' }).click();
  await keeper.page.waitForURL(/\/keep$/);
  const guest = await Person.arrive(browser, hearth, 'one who comes back', { javaScriptEnabled: false });
  await guest.go('/');
  assert.equal(await guest.page.getByRole('link', { name: /^Back to/ }).count(), 0);
  await guest.go(`/c/${keeper.code}`);
  await guest.press('Sit down');
  await guest.page.waitForURL(/\/seat$/);
  await guest.go('/');
  assert.equal(await guest.page.getByText('Tuesday').count(), 0, 'not what the circle is called');
  await guest.page.getByRole('link', { name: 'Back to your seat' }).click();
  await guest.page.waitForURL(/\/seat$/);
  await guest.context.close();
  await keeper.context.close();
});

test('a mistyped code is mended where it stands', async () => {
  const guest = await Person.arrive(browser, hearth, 'someone who mistypes');
  await guest.go('/');
  await guest.page.getByLabel('Your room code').fill('k7m9q');
  await guest.press('Find my circle');
  await guest.sees('One sign is missing.');
  assert.equal(await guest.page.getByLabel('Your room code').inputValue(), 'k7m9q');
  await guest.context.close();
});

test('a phone that runs no script sits, agrees and passes by plain forms', async () => {
  const keeper = await openCircle(browser, hearth);
  await openDesk(keeper);
  const guest = await Person.arrive(browser, hearth, 'a phone without script', { javaScriptEnabled: false });
  await guest.go(`/c/${keeper.code}`);
  await guest.page.locator('input[name="called"]').fill('Ana');
  await guest.press(/Join the circle|Sit down/);
  await keeper.sees('Ana');
  await keeper.press(/^Begin with/);
  await keeper.press(/^I’m for all /);
  await guest.page.reload();
  await guest.press(/^I’m for all /);
  const lines = keeper.page.locator('.pact__line');
  await lines.last().getByText('agreed', { exact: true }).waitFor();
  await keeper.press(/^Go on to/);
  await keeper.press(/^Begin the breath/);
  await keeper.press(/^End with this breath/);
  await keeper.sees('That was the last breath', 25_000);
  await keeper.press(/^Go on to/);
  await keeper.press(/^Pass the piece to Ana/);
  await keeper.sees('Ana has the piece');
  await guest.page.reload();
  await guest.sees('The piece is with you');
  await guest.press(/^Not this time/);
  await keeper.sees('It is offered to them once more.');
  await guest.press('Let it be');
  await keeper.sees('The round is complete');
  keeper.isUntroubled();
  guest.isUntroubled();
});
