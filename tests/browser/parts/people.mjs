// The people of a test: each with a browser of their own, and every word that their console prints.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
];

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1440, height: 900 };
export const WALL = { width: 1920, height: 1080 };

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.HEARTH_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
}

export class Person {
  /// Every word that the server has told this person's screens, and that those have said to it.
  heard = [];
  said = [];

  /// A browser of one's own: its own cookies, its own storage.
  static async arrive(browser, hearth, what, options = {}) {
    const person = new Person();
    person.what = what;
    person.hearth = hearth;
    person.troubles = [];
    person.context = await browser.newContext({
      viewport: PHONE, reducedMotion: 'no-preference', colorScheme: 'dark', ...options,
    });
    person.page = await person.context.newPage();
    person.listen(person.page);
    return person;
  }

  /// Notes what goes wrong on a page. While the server is down, failed requests are expected; nothing else is. Whatever
  /// a page asks for, it asks of this server.
  listen(page) {
    const asks = (url) => {
      const own = [this.hearth.address, this.hearth.address.replace(/^http/, 'ws')];
      if (own.some((address) => url.startsWith(`${address}/`)) || /^(data|blob|about):/.test(url)) return;
      this.troubles.push(`${this.what}: asks elsewhere: ${url}`);
    };
    page.on('request', (request) => asks(request.url()));
    page.on('websocket', (socket) => {
      asks(socket.url());
      socket.on('framereceived', ({ payload }) => this.heard.push(String(payload)));
      socket.on('framesent', ({ payload }) => this.said.push(String(payload)));
    });
    page.on('pageerror', (error) => this.troubles.push(`${this.what}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      const text = message.text();
      const offline = /ERR_CONNECTION|ERR_INTERNET_DISCONNECTED|ERR_NETWORK|WebSocket connection|503|ERR_EMPTY_RESPONSE|ERR_SOCKET/.test(text);
      if (offline && this.serverMayBeAway) return;
      if (/preload/.test(text) && message.type() === 'warning') return;
      this.troubles.push(`${this.what}: ${message.type()}: ${text}`);
    });
  }

  async go(path) {
    return this.page.goto(this.hearth.address + path);
  }

  /// Presses a button by the words on it.
  async press(words, options = {}) {
    await this.page.getByRole('button', { name: words }).first().click(options);
  }

  async sees(words, timeout = 15_000) {
    await this.page.getByText(words).locator('visible=true').first().waitFor({ state: 'visible', timeout });
  }

  /// The page has its program and its connection. Before that its buttons are plain forms, and press another way.
  async isLive() {
    await this.page.waitForFunction(() => document.documentElement.dataset.link === 'here', null, { timeout: 60_000 });
  }

  /// The editor has its program.
  async isReady() {
    await this.page.waitForFunction(() => document.documentElement.dataset.ready === 'yes', null, { timeout: 60_000 });
  }

  /// The page knows that it has lost the circle.
  async isCutOff() {
    await this.page.waitForFunction(() => document.documentElement.dataset.link !== 'here', null, { timeout: 60_000 });
  }

  /// The circle cannot be reached from this page any more. To set the browser offline while a socket is open, and online
  /// again, can make Chromium start its network anew, in which nobody has a cookie.
  async isOutOfReach() {
    this.serverMayBeAway = true;
    await this.page.route('**/ticket', (route) => route.abort('connectionfailed'));
    await this.page.reload();
    await this.isCutOff();
  }

  /// It can be reached again, and the page is told so.
  async isBack() {
    await this.page.unroute('**/ticket');
    await this.page.evaluate(() => { window.dispatchEvent(new Event('online')); });
  }

  /// What moves from one state to another has arrived: colours on the way are nobody's.
  async isStill() {
    await this.page.evaluate(() => Promise.race([
      Promise.all(
        document.getAnimations().filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime)) // a breath goes on
          .map((one) => one.finished.catch(() => {})),
      ),
      new Promise((done) => setTimeout(done, 3_000)), // a page that nobody looks at may never get there
    ]));
  }

  /// What axe finds wrong for people with a screen reader, a keyboard, or little sight, of any severity.
  async violations() {
    await this.isStill();
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    return violations.map(({ id, impact, nodes }) => ({
      impact, words: `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).slice(0, 3).join(' | ')}`,
    }));
  }

  /// Nothing serious or critical for them.
  async isAccessible(where) {
    const grave = (await this.violations())
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ words }) => words);
    assert.deepEqual(grave, [], `axe on ${this.what}, ${where}`);
  }

  /// These words are not on this person's screen, and nothing has told them to it: not even where they are hidden.
  async knowsNothingOf(words) {
    const page = await this.page.content();
    assert.equal(page.includes(words), false, `${this.what} has “${words}” on the page`);
    assert.equal(this.heard.some((told) => told.includes(words)), false, `${this.what} was told “${words}”`);
  }

  isUntroubled() {
    assert.deepEqual(this.troubles, [], `the console of ${this.what}`);
  }
}
