// A gathering whose people come by forms, without a page each: three hundred cost about as much as three. Those who sit in
// a circle have a socket there. Any of them can be looked at in a browser too, by their cookies.
import { markIn, openSockets, Sitter } from './wire.mjs';

const pause = (time) => new Promise((done) => setTimeout(done, time));
const SIGNS = { '&quot;': '"', '&#x27;': '\'', '&#39;': '\'', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const plain = (text) => text.replace(/&(?:quot|#x27|#39|lt|gt|amp);/g, (sign) => SIGNS[sign]);
const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`));
  return found ? plain(found[1]) : undefined;
};

/// The fields of a page, as a browser would post them.
function fieldsIn(html) {
  const fields = [];
  const tags = /<input\b[^>]*>|<textarea\b([^>]*)>([^<]*)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs;
  for (const [tag, area, words, choice, options] of html.matchAll(tags)) {
    const name = attribute(area ?? choice ?? tag, 'name') ?? attribute(tag, 'name');
    if (!name || fields.some(([known]) => known === 'page' && name === 'page')) continue;
    if (area !== undefined) fields.push([name, plain(words)]);
    else if (choice !== undefined) {
      const chosen = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
      const one = chosen.find((option) => /\sselected\b/.test(option)) ?? chosen[0];
      fields.push([name, attribute(one, 'value') ?? '']);
    } else if (!/type="(file|submit)"/.test(tag) && (!/type="(checkbox|radio)"/.test(tag) || /\schecked\b/.test(tag))) {
      fields.push([name, attribute(tag, 'value') ?? '']);
    }
  }
  return fields;
}

/// One under the roof. `screen` is `seat`, or `keep` for the host.
class Guest extends Sitter {
  screen = 'seat';

  get own() { return `/g/${this.roof.code}/${this.screen}`; }

  async html(more = '?stay') {
    return (await this.fetch(this.own + more)).text();
  }

  /// Everything that a button of one's page asks for oneself, as JSON.
  async offered() {
    const forms = (await this.html()).match(/<form\b.*?<\/form>/gs) ?? [];
    const own = forms.filter((form) => !form.includes('name="for"'));
    return own.flatMap((form) => [...form.matchAll(/name="what" value="([^"]*)"/g)].map(([, what]) => plain(what)));
  }

  /// Asks for this, as a button of the page would: an object, or what stands in one of the page's buttons.
  async asks(what, more = {}) {
    let asked = typeof what === 'string' ? undefined : JSON.stringify(what);
    for (const until = Date.now() + 15_000; !asked; await pause(250)) {
      asked = (await this.offered()).find((one) => one.includes(what));
      if (Date.now() > until) throw new Error(`${this.name} is not offered ${what}`);
    }
    for (;;) {
      const page = await this.mark(`${this.own}?stay`);
      const answer = await this.post(`${this.own}/ask`, { page, what: asked, ...more });
      const said = new URL(answer.headers.get('location') ?? '/', this.hearth.address).searchParams.get('said');
      if (said !== 'too_fast') {
        if (said || answer.status !== 303) throw new Error(`${this.name}: ${asked}: ${said ?? answer.status}`);
        return;
      }
      await pause(400);
    }
  }

  /// Says yes and comes to the seat, with a socket there.
  async sits() {
    await this.asks('"answer":"yes"');
    return this.goesToSeat();
  }

  async goesToSeat() {
    let to;
    for (const until = Date.now() + 30_000; !to?.startsWith('/c/'); await pause(to ? 300 : 0)) {
      to = (await this.fetch(`${this.own}/circle`)).headers.get('location');
      if (Date.now() > until) throw new Error(`${this.name} is led to ${to}`);
    }
    const [, , code, at] = to.split('/');
    const circle = this.roof.circle(code);
    Object.assign(this, { at, key: `roof-${this.number}` });
    await this.connect(circle, at);
    circle.sitters.push(this);
    if (at === 'keep') circle.keeper = this;
    return this;
  }

  /// The two words of one's sign, as the page says them.
  async words() {
    return (await this.html()).match(/say its two words: (\w+ \w+)/)[1];
  }
}

export class Roof {
  guests = [];
  circles = new Map();

  /// Opens this afternoon, to begin in so many minutes.
  static async open(browser, hearth, afternoon, begins = '20') {
    const roof = new Roof();
    Object.assign(roof, { browser, hearth });
    const host = Object.assign(new Guest(hearth), { roof, name: 'Maren', screen: 'keep', number: 0 });
    const first = fieldsIn(await (await host.fetch('/host/afternoon')).text());
    const link = JSON.stringify({ hearth_afternoon: 1, ...afternoon });
    const read = await (await host.post('/host/afternoon', [...first, ['link', link], ['do', 'linked']])).text();
    const fields = fieldsIn(read).map(([name, value]) => [name, name === 'begins_in' ? begins : value]);
    const opened = await host.post('/host/afternoon', fields);
    if (opened.status !== 303) {
      const why = (await opened.text()).match(/class="field__error[^>]*>.{0,300}/s)?.[0];
      throw new Error(`the afternoon did not open: ${opened.status}, ${why}`);
    }
    roof.phrase = new URL(opened.headers.get('location'), hearth.address).pathname;
    roof.code = roof.phrase.split('/')[2];
    roof.host = host;
    roof.sockets = await openSockets(browser, hearth);
    return roof;
  }

  /// The words are written down, and the board opens.
  async begins() {
    const { host } = this;
    await host.post(this.phrase, { page: await host.mark(this.phrase), called: host.name });
    const page = await host.mark(host.own);
    const invite = await (await host.post(`${host.own}/invite`, { page })).text();
    [, this.withLink, this.by] = invite.match(/(\/g\/\w+\/with(\?by=[\w-]+)#[\w-]+)/);
  }

  circle(code) {
    if (!this.circles.has(code)) this.circles.set(code, { code, sitters: [], sockets: this.sockets, version: 0 });
    return this.circles.get(code);
  }

  /// Comes in at the door.
  async comes(name) {
    const guest = Object.assign(new Guest(this.hearth), { roof: this, name });
    const door = `/g/${this.code}${this.by}`;
    const html = await (await guest.fetch(door)).text();
    await guest.post(`/g/${this.code}/sit`, { page: markIn(html), by: this.by.slice('?by='.length), called: name });
    if (![...guest.cookies.keys()].some((key) => key.includes('seat'))) throw new Error(`${name} did not come in`);
    guest.number = this.guests.length + 1;
    this.guests.push(guest);
    return guest;
  }

  async come(names) {
    for (const name of names) await this.comes(name);
  }

  /// Names so many of the first to keep a circle.
  async namesKeepers(many) {
    this.keepers = this.guests.slice(0, many);
    for (const { number } of this.keepers) await this.host.asks({ act: { name_keeper: { person: number, keeps: true } } });
  }

  /// Goes on until the block of this place, from 0, goes on.
  async goesTo(block) {
    for (;;) {
      const next = (await this.host.offered()).find((one) => one.includes('"next"'));
      const { from } = JSON.parse(next ?? '{"act":{"next":{"from":{"block":99}}}}').act.next;
      const at = from === 'before' ? -1 : from.block;
      if (at >= block) return;
      await this.host.asks(JSON.parse(next));
    }
  }

  /// Everyone who is asked says yes and sits, but those who do not.
  async sit(but = []) {
    const come = this.guests.filter((guest) => !but.includes(guest) && !guest.at);
    for (let at = 0; at < come.length; at += 6) await Promise.all(come.slice(at, at + 6).map((guest) => guest.sits()));
  }

  /// The circles in the order of their tiles.
  async inOrder() {
    const html = await this.host.html();
    const codes = [...this.circles.values()];
    return codes.map((circle) => ({ circle, at: html.indexOf(circle.keeper?.name ?? '\0') })).sort((a, b) => a.at - b.at).map((one) => one.circle);
  }

  async stop() {
    await this.sockets.close();
  }
}
