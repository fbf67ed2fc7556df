// The pages that are only read: nothing grave for a screen reader or little sight, dark and light, nothing wider than
// a narrow phone, nothing in the console. And a circle by plain forms, in a browser that runs no script.
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

for (const colorScheme of ['dark', 'light']) {
  test(`the pages that are read, ${colorScheme}`, async () => {
    const reader = await Person.arrive(browser, hearth, `a reader, ${colorScheme}`, { colorScheme });
    for (const path of ['/', '/about', '/privacy', '/host', '/host/return', '/left', '/join?code=K7M9Q', '/c/ZZZZZZ', '/nowhere']) {
      await reader.page.setViewportSize({ width: 320, height: 640 });
      await reader.go(path);
      const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${path} is ${wide} pixels wide on a phone of 320`);
      await reader.isAccessible(path);
    }
    // An answer of 404 or 422 is an error to Chromium; it is the page that counts.
    reader.troubles = reader.troubles.filter((said) => !/status of (404|422)/.test(said));
    reader.isUntroubled();
    await reader.context.close();
  });
}

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
  await keeper.press('I’m for all the rest');
  await guest.page.reload();
  await guest.press('I’m for all the rest');
  await keeper.sees('Agreed by both of us');
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
  await keeper.sees('Would anyone like the piece now?');
  await guest.press('Let it be');
  await keeper.sees('The round is complete');
  keeper.isUntroubled();
  guest.isUntroubled();
});
