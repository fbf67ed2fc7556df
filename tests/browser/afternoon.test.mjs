// Preparing an afternoon in a browser that runs the page's script: what stands beside the fields follows what is typed,
// and afternoons used before are kept in this browser.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { LAPTOP, openBrowser, Person } from './parts/people.mjs';

let browser;
let hearth;
let host;
before(async () => {
  browser = await openBrowser();
  hearth = await Hearth.start();
  host = await Person.arrive(browser, hearth, 'the host', { viewport: LAPTOP });
});
after(async () => {
  await browser?.close();
  await hearth?.stop();
});

const says = (words) => host.page.locator('#sum', { hasText: words }).waitFor();

test('how many circles there are follows how many come, without a press', async () => {
  await host.go('/host/afternoon?from=two-hours');
  await host.page.fill('#people', '14');
  await host.page.press('#people', 'Tab');
  await says('14 people in about 2 circles');
  await host.page.fill('#people', '60');
  await host.page.press('#people', 'Tab');
  await says('60 people in about 10 circles');
});

test('an afternoon used before is there again, and goes when it is forgotten', async () => {
  await host.go('/host/afternoon?from=two-hours');
  assert.equal(await host.page.locator('#before').isHidden(), true, 'nothing was used here yet');
  await host.page.fill('#title', 'A day for <b>carers</b>');
  await host.page.locator('#hand button[value=link]').click();
  await host.page.locator('#afternoon-link').waitFor();
  await host.go('/host/afternoon');
  assert.notEqual(await host.page.inputValue('#title'), 'A day for <b>carers</b>');
  await host.go('/host/afternoon#begin');
  await host.page.locator('#before li button', { hasText: 'A day for <b>carers</b>' }).click();
  await host.page.waitForFunction(() => document.getElementById('title').value === 'A day for <b>carers</b>');
  const rows = await host.page.locator('[data-block]').count();
  await host.go('/');
  assert.ok(rows > 5, `its blocks are there: ${rows}`);
  await host.go('/host/afternoon#begin');
  await host.page.locator('#before > button').click();
  await host.go('/');
  await host.go('/host/afternoon');
  assert.equal(await host.page.locator('#before').isHidden(), true, 'it is forgotten');
  host.isUntroubled();
});
