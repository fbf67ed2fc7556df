// What a participant's first visit costs on a slow phone: bytes by kind, the first paint, and from the tap on “Sit down”
// to a live seat. Slow 4G, and a processor four times slower than this one.
import { PHONE, Person } from './people.mjs';
import { Gathered } from './wire.mjs';
import { CASTS } from './casts.mjs';

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: (750e3 / 8) };
const SLOWER = 4;
const TIMES = 3;
const KINDS = [[/wasm/, 'wasm'], [/javascript/, 'js'], [/css/, 'css'], [/html/, 'html'], [/font/, 'font'], [/./, 'other']];

async function once(browser, hearth, circle) {
  const guest = await Person.arrive(browser, hearth, 'a first visit', { viewport: PHONE, isMobile: true, hasTouch: true });
  const { page } = guest;
  const inspector = await guest.context.newCDPSession(page);
  await inspector.send('Network.enable');
  await inspector.send('Network.emulateNetworkConditions', SLOW_4G);
  await inspector.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const kinds = new Map();
  const bytes = {};
  inspector.on('Network.responseReceived', ({ requestId, response }) => {
    kinds.set(requestId, KINDS.find(([type]) => type.test(response.mimeType || 'other'))[1]);
  });
  inspector.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  const paint = () => page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((all) => {
      const first = all.getEntriesByName('first-contentful-paint')[0];
      if (first) done(Math.round(first.startTime));
    }).observe({ type: 'paint', buffered: true });
  }));
  await guest.go(`/c/${circle.code}${circle.by}`);
  const door = await paint();
  await page.locator('input[name="called"]').fill('Ana');
  const tapped = Date.now();
  await guest.press('Sit down');
  await page.waitForURL(/\/seat$/, { timeout: 60_000 });
  const seat = await paint();
  await guest.isLive();
  const live = Date.now() - tapped;
  await guest.context.close();
  return { door, seat, live, bytes };
}

/// One line with the figures of the middle of three visits. The program should be the one that is given to people.
export async function firstLoad(browser, hearth) {
  const circle = await Gathered.gather(browser, hearth, CASTS.three);
  try {
    const visits = [];
    for (let at = 0; at < TIMES; at += 1) visits.push(await once(browser, hearth, circle));
    const { door, seat, live, bytes } = visits.sort((a, b) => a.live - b.live)[Math.floor(TIMES / 2)];
    const kilobytes = (many) => `${(many / 1_000).toFixed(1)} kB`;
    const all = Object.values(bytes).reduce((sum, many) => sum + many, 0);
    const each = Object.entries(bytes).map(([kind, many]) => `${kind} ${kilobytes(many)}`).join(', ');
    return `First load on slow 4G, processor ÷ ${SLOWER}: ${kilobytes(all)} (${each}); `
      + `first paint ${door} ms at the door, ${seat} ms at the seat; from “Sit down” to live ${live} ms`;
  } finally {
    await circle.stop();
  }
}
