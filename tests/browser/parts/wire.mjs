// A circle whose people come by forms and speak over sockets, without a page each: fifty seats cost about as much as
// five. Any of them can be looked at in a browser too, by the cookies of their seat.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PROTOCOL = Number(
  readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8').match(/This is protocol\s+\*\*(\d+)\*\*/)[1],
);

/// The fields of the plan editor's form that hold a part.
function fieldsOf(part, key) {
  const [kind, own] = typeof part === 'string' ? [part, {}] : Object.entries(part)[0];
  const said = kind === 'round' ? { kind: 'question', note: '', laps: 1, ...own } : own;
  const seconds = ['share', 'length', 'untouched', 'writing', 'line_time'];
  const field = (name, value) => {
    if (value === null) return '';
    if (seconds.includes(name)) return String(value / 1_000);
    if (name === 'lines') return value.map((line) => `${line.who === 'keeper' ? 'Keeper' : 'All'}: ${line.text}`).join('\n');
    return Array.isArray(value) ? value.join('\n') : String(value);
  };
  const fields = Object.entries(said).filter(([, value]) => value !== false);
  return [['part', `${key}:${kind}`], ...fields.map(([name, value]) => [`p${key}-${name}`, field(name, value)])];
}

export const markIn = (html) => html.match(/name="page" value="(\w+)"/)[1];

/// A browser's worth of cookies, and nothing else of a browser.
class Forms {
  constructor(hearth) {
    this.hearth = hearth;
    this.cookies = new Map();
  }

  async fetch(path, options = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.hearth.address + path, {
      redirect: 'manual', ...options, headers: { origin: this.hearth.address, ...(cookie && { cookie }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, ...value] = line.split(';')[0].split('=');
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value.join('='));
    }
    return answer;
  }

  async mark(path) {
    return markIn(await (await this.fetch(path)).text());
  }

  async post(path, fields) {
    return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /// These cookies, as a browser is given them.
  jar() {
    return [...this.cookies].map(([name, value]) => ({ name, value, url: this.hearth.address }));
  }
}

/// Holds the sockets, in one page that draws nothing. What runs in it stands on its own.
export async function openSockets(browser, hearth) {
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${hearth.address}/healthz`);
  await page.evaluate(() => {
    globalThis.seats = new Map();
    globalThis.take = (name, path, ticket, protocol) => new Promise((done, failed) => {
      const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + path);
      const seat = { socket, slices: {}, asked: new Map() };
      globalThis.seats.set(name, seat);
      const say = (what) => socket.send(JSON.stringify(what));
      socket.onopen = () => say({ hello: { protocol, ticket } });
      socket.onclose = ({ code }) => {
        failed(new Error(`${name}: the socket closed with ${code}`));
        for (const answer of seat.asked.values()) answer({ why: `the socket closed with ${code}` });
      };
      socket.onmessage = ({ data }) => {
        const told = JSON.parse(data);
        if (told === 'waiting') done();
        for (const slice of told.view?.slices ?? []) Object.assign(seat.slices, slice);
        if (told.view) done();
        const answer = told.done ?? told.refused;
        if (answer) seat.asked.get(answer.id)?.({ why: told.refused && JSON.stringify(told.refused.why), version: answer.version });
      };
      setInterval(() => socket.readyState === WebSocket.OPEN && say({ ping: { sent: Date.now() } }), 12_000);
    });
    globalThis.ask = (name, ask) => new Promise((done) => {
      const { socket, asked } = globalThis.seats.get(name);
      asked.set(ask.id, done);
      socket.send(JSON.stringify({ ask }));
    });
  });
  return page;
}

/// One who sits, by `ask` and `say`; `seat` is their number in the circle.
export class Sitter extends Forms {
  async connect(circle, screen) {
    this.circle = circle;
    this.key ??= `${screen}-${circle.sitters.length}`;
    const path = `/c/${circle.code}/${screen}`;
    const { ticket } = await (await this.fetch(`${path}/ticket`, { method: 'POST' })).json();
    await circle.sockets.evaluate(
      ([key, socket, pass, protocol]) => globalThis.take(key, socket, pass, protocol),
      [this.key, `${path}/socket`, ticket, PROTOCOL],
    );
    this.seat = (await this.slices()).mine?.seat;
    return this;
  }

  /// What this seat knows of the circle, slice by slice.
  async slices() {
    return this.circle.sockets.evaluate((key) => globalThis.seats.get(key).slices, this.key);
  }

  async ask(what, forSeat) {
    const ask = { id: randomBytes(16).toString('hex'), what, ...(forSeat !== undefined && { for_seat: forSeat }) };
    const { why, version } = await this.circle.sockets.evaluate(([key, said]) => globalThis.ask(key, said), [this.key, ask]);
    if (why?.includes('too_fast')) {
      await new Promise((done) => setTimeout(done, 400)); // as a screen would
      return this.ask(what, forSeat);
    }
    if (why) throw new Error(`${this.name}: ${JSON.stringify(what)}: ${why}`);
    Object.assign(this.circle, { last: this, version });
    return undefined;
  }

  act(action, forSeat) {
    return this.ask({ act: action }, forSeat);
  }

  say(what) {
    return this.ask({ say: what });
  }
}

export class Gathered {
  /// The version of the circle in which what was asked last was carried out.
  version = 0;

  /// The first of `names` keeps. `plan` has a name for each part, in order.
  static async gather(browser, hearth, cast) {
    const { plan, names, title, intention = '', care = '', agreements = [], turn = 'first' } = cast;
    const circle = new Gathered();
    Object.assign(circle, { hearth, browser, cast, plan, sitters: [] });
    circle.sockets = await openSockets(browser, hearth);
    const keeper = new Sitter(hearth);
    const fields = [
      ['page', await keeper.mark('/host')], ['title', title], ['intention', intention], ['care', care],
      ['keeper_turn', turn], ['direction', 'clockwise'], ['late', 'open'], ['late_place', 'at_end'],
      ['own', agreements.join('\n')], ...Object.values(plan).flatMap((part, key) => fieldsOf(part, key)),
    ];
    const opened = await keeper.post('/host', fields);
    if (opened.status !== 303) {
      const refused = (await opened.text()).match(/refused&quot;:.{0,200}/)?.[0];
      throw new Error(`the circle did not open: ${opened.status}, ${refused}`);
    }
    circle.phrase = new URL(opened.headers.get('location'), hearth.address).pathname;
    circle.code = circle.phrase.split('/')[2];
    circle.by = (await (await keeper.fetch(`/c/${circle.code}/keep`)).text()).match(/\?by=[\w-]+/)[0];
    keeper.name = names[0];
    await keeper.post(`/c/${circle.code}/keep/called`, {
      page: await keeper.mark(`/c/${circle.code}/keep`), called: names[0],
    });
    circle.sitters.push(await keeper.connect(circle, 'keep'));
    for (const name of names.slice(1)) await circle.seat(name);
    return circle;
  }

  get keeper() { return this.sitters[0]; }

  /// Takes a seat at the door, with a yes to what is in force.
  async seat(name, { connected = true } = {}) {
    const one = new Sitter(this.hearth);
    one.name = name;
    const html = await (await one.fetch(`/c/${this.code}${this.by}`)).text();
    const agreed = [...html.matchAll(/name="(consent-\d+-\d+)"/g)].map(([, field]) => [field, 'up']);
    await one.post(`/c/${this.code}/sit`, [
      ['page', markIn(html)], ['by', this.by.slice('?by='.length)], ['called', name], ...agreed,
    ]);
    if (![...one.cookies.keys()].some((key) => key.includes('seat'))) throw new Error(`${name} found no seat`);
    if (connected) await one.connect(this, 'seat');
    this.sitters.push(one);
    return one;
  }

  /// The circle as the last who asked for something knows it: they were told what it changed before they were answered.
  async state() {
    return (this.last ?? this.keeper).slices();
  }

  /// Which part it is, from 0; -1 while people arrive.
  async at() {
    return (await this.state()).circle.stage.part ?? -1;
  }

  part(name) {
    const at = Object.keys(this.plan).indexOf(name);
    if (at < 0) throw new Error(`the plan has no part called “${name}”`);
    return at;
  }

  async comeTo(name) {
    const goal = name === 'arriving' ? -1 : this.part(name);
    if (goal >= 0 && (await this.at()) < 0) await this.keeper.act('begin');
    for (let at = await this.at(); at < goal; at = await this.at()) await this.keeper.act({ next_part: { from: at } });
    if ((await this.at()) !== goal) throw new Error(`${name} is over`);
  }

  /// Who has the piece, and the number of their turn; none when it is with nobody.
  async turn() {
    return (await this.state()).piece.at.with;
  }

  /// Everyone who has the piece passes it on, until it comes to this seat.
  async pieceTo(sitter, how = 'shared') {
    for (let turns = 0; turns <= this.sitters.length; turns += 1) {
      const turn = await this.turn();
      if (!turn || turn.seat === sitter?.seat) return turn;
      await this.holder(turn).act({ pass: { turn: turn.number, how } });
    }
    throw new Error('the piece did not come');
  }

  holder(turn) {
    return this.sitters.find(({ seat }) => seat === turn.seat);
  }

  /// The phone of this seat is out of reach, until the keeper is told so if that is waited for; and found again.
  async loses(sitter, told = false) {
    await this.sockets.evaluate((key) => globalThis.seats.get(key).socket.close(), sitter.key);
    while (told && !(await this.keeper.slices()).arrivals?.lost?.some(({ seat }) => seat === sitter.seat)) {
      await new Promise((done) => setTimeout(done, 250));
    }
  }

  async finds(sitter) {
    await sitter.connect(this, 'seat');
  }

  /// Ends the circle for all by the form of the desk, and says where what remains of it is.
  async close() {
    const desk = `/c/${this.code}/keep`;
    const ended = await this.keeper.post(`${desk}/ask`, { page: await this.keeper.mark(desk), what: '{"act":"close"}' });
    return new URL(ended.headers.get('location'), this.hearth.address).pathname;
  }

  id() {
    return randomBytes(16).toString('hex');
  }

  async stop() {
    await this.sockets.close();
  }
}
