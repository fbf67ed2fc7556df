// Every screen at every size it is drawn for, with the shortest and the longest words, with three, twelve and fifty
// seats: what is asked now is whole within the first screen, nothing overlaps, is cut or goes sideways, Care is in
// reach, targets are large enough, a part begins at its top, all of it also with large text; and nothing for axe.
//
// What is held here is what a small machine can look at in a few minutes: the projector at its smaller size, and of the phone every
// moment with the longest words, at the size with the least room and on its side, where the most can go wrong; of the
// desk one moment of each shape that it takes, with its dialogs, on the smallest laptop; every page and every pane of
// the plan there and on the smallest phone; of a gathering the moments with the most on them. Look at the other sizes, casts and moments before a change of style lands: by
// HEARTH_LAYOUT, which names groups, HEARTH_CASTS casts, HEARTH_SIZES sizes, and HEARTH_MOMENTS a pattern of the names of moments.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Hearth } from './parts/hearth.mjs';
import { openBrowser } from './parts/people.mjs';
import { CASTS } from './parts/casts.mjs';
import { AFTERNOONS } from './parts/afternoons.mjs';
import { Layout } from './parts/layout.mjs';
import { visitPages } from './parts/every-page.mjs';
import { walk } from './parts/walk.mjs';
import { walkRoof } from './parts/hall-walk.mjs';
import { HALL } from './parts/sizes.mjs';

const GROUPS = { phone: ['phone', 'guardian'], desk: ['desk'], projector: ['wall'], gathering: HALL, pages: null, plan: null };
const HELD = {
  projector: { sizes: ['1280x720'] },
  phone: { casts: ['twelve'], sizes: ['320x568', '667x375'] },
  desk: {
    casts: ['twelve'], sizes: ['1280x720'],
    only: /^(arriving|care|agreements-unanswered|breath-in|round-(keeper-holds|lost|holding-silence)|change-plan|seat-menu|centre-lies|values-marked|together-lines|pairs-going|offers-written|closing-complete)$/,
  },
  gathering: { casts: ['few'], sizes: ['320x568', '1280x720'], only: /^(order-edit|preview|place|tiles|come-back|held)$/ },
  pages: { casts: ['twelve'], sizes: ['320x568', '1280x720'] },
  plan: { sizes: ['320x568', '1280x720'] },
};

const chosen = (name) => process.env[name]?.split(',');
const asked = chosen('HEARTH_LAYOUT');
const groups = asked ?? Object.keys(HELD);
const pattern = process.env.HEARTH_MOMENTS && new RegExp(process.env.HEARTH_MOMENTS);

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

for (const group of groups) {
  const screens = GROUPS[group];
  const held = (!asked && HELD[group]) || {};
  const all = group === 'gathering' ? AFTERNOONS : CASTS;
  const casts = chosen('HEARTH_CASTS') ?? held.casts ?? Object.keys(all);
  for (const cast of casts.filter((name) => name in all).filter((name) => screens || name === 'twelve' || (group === 'pages' && name === 'three'))) {
    test(group === 'gathering' ? `a gathering, ${cast}` : `${group}, ${cast} seats`, { timeout: 1_800_000 }, async () => {
      const layout = new Layout();
      const visit = (what) => layout.look(what);
      const { starts, begun } = layout;
      const { sizes, only } = { ...held, ...(pattern && { only: pattern }) };
      if (group === 'gathering') await walkRoof(browser, hearth, { roof: cast, screens, sizes, only, visit });
      else if (screens) await walk(browser, hearth, { cast, screens, sizes, only, visit, starts, begun });
      else await visitPages(browser, hearth, { cast, plan: group === 'plan', sizes, only, visit });
      assert.equal(layout.lines.length, 0, `${layout.lines.length} things are not so:\n${layout.lines.join('\n')}`);
    });
  }
}

test('what is wrong with a page is found', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 568 } });
  const wrong = {
    'main act outside': '<div class="tall"></div><button data-main class="big">Pass</button>',
    'main act covered': '<button data-main class="big">Pass</button><div class="over"></div>',
    'no main act': '<p>Nothing is asked</p>',
    sideways: '<div class="wide">Wide</div>',
    cut: '<div class="short">One line and another line that is cut off below it</div>',
    overlaps: '<p>These are words</p><p class="up">and these too</p>',
    'too small': '<button>x</button>',
    'name over a seat': '<svg width="100" height="100"><circle class="seat__disc" cx="50" cy="50" r="20"/><text x="40" y="55">Amara</text></svg>',
    'name over the time': '<svg width="100" height="100"><circle class="seat__disc" cx="9" cy="9" r="5"/><path class="time__track" fill="none" d="M0 50H100"/><text x="40" y="55">Amara</text></svg>',
    'answer outside': '<div class="tall"></div><div class="answers"><div class="chips"><button class="chip big">Fog</button></div></div>',
    'over Care': '<header class="bar"><button class="big">Care</button><div class="up"><span>A long part</span></div></header>',
    'answer below the ring': '<div class="hearth">Ring</div><div class="deck"><button class="btn big">Not this time</button></div>',
    'Care is out of reach': '<button class="big">Care</button><div class="tall"></div>',
    'not to be seen': '<h1>The piece is with you</h1>',
    'left the screen': '<div class="tall"></div><p>What helps?</p>',
    'longer than the screen': '<div class="tall"></div>',
    'text outside': '<div class="tall"></div><p>Below</p>',
    'nobody scrolls a wall': '<div class="short roll">One line and another line that is scrolled to below it</div>',
    'beside its column': '<div class="field short"><select class="big"><option>One</option></select></div>',
    'letters too small': '<p class="print">Print</p>',
  };
  for (const [what, body] of Object.entries(wrong)) {
    await page.setContent(`<style>.tall { height: 900px } .wide { width: 500px } .big { width: 200px; height: 60px }
      .over { position: fixed; inset: 0 0 50% } .short { width: 90px; height: 18px; overflow: hidden } .roll { overflow-y: auto } .print { font-size: 4px }
      .up { margin-top: -28px }
      p { margin: 0; line-height: 20px }</style>${body}`);
    const { measure } = await import('./parts/measures.mjs');
    const large = what.endsWith('the ring');
    const found = await page.evaluate(measure, { large, act: true, answers: true, bar: true, fits: true, wall: true, target: 44, seen: ['What helps?'] });
    assert.ok(found.some((line) => line.startsWith(what)), `${what} is found among: ${found.join('; ')}`);
  }
  await page.close();
});
