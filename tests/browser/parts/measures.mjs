// What a page measures of itself. This runs in the page, so it stands on its own: nothing from outside it but `asked`.
//
// `asked.target` is the least side of what one taps, `asked.act` that something is asked for here, `asked.answers` that
// all one can answer is whole in the first screen, `asked.seen` the words that never leave the screen, `asked.bar` that Care is in reach, `asked.fits` that the page has no second screen
// below the first, `asked.wall` that nobody can scroll it and letters are large, `asked.large` that letters are twice as large
// as designed: only what must hold then too is measured.
export function measure(asked) {
  const found = [];
  const width = document.documentElement.clientWidth;
  const height = window.innerHeight;
  const open = [...document.querySelectorAll('dialog[open], [popover]')].filter(
    (one) => one.matches(':modal') || one.matches(':popover-open'),
  ).at(-1) ?? document.querySelector('.care-open[open]') // whose shade lies over the page
    ?? [...document.querySelectorAll('.over[open] > .fold__in')].find((one) => getComputedStyle(one).position === 'absolute');
  const root = open ?? document.body;
  const round = (box) => [box.left, box.top, box.right, box.bottom].map((side) => Math.round(side)).join(' ');
  const name = (element) => {
    const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
    const classes = element.getAttribute('class')?.trim().split(/\s+/).slice(0, 2).join('.');
    return `${element.tagName.toLowerCase()}${classes ? `.${classes}` : ''} “${words}”`;
  };
  const says = (what, element, figures) => found.push(`${what}: ${name(element)} ${figures}`);

  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const ancestors = function* (element) {
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) yield one;
  };
  const isSeen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (const one of ancestors(element)) {
      const style = styleOf(one);
      if (one.tagName === 'title' || one.tagName === 'symbol' || one.tagName === 'defs') return false;
      if (style.clipPath === 'inset(50%)' || /rect\(0px,? 0px,? 0px,? 0px\)/.test(style.clip)) return false;
      if (style.position === 'absolute' && one.clientWidth <= 1 && one.clientHeight <= 1 && style.overflow === 'hidden') return false;
    }
    return true;
  };
  const overflows = (style) => [style.overflowX, style.overflowY];
  /// What is left of a box inside everything that scrolls or cuts around it, and whether something cut it.
  const cutOf = (element, box, from = element.parentElement) => {
    let { left, top, right, bottom } = box;
    let by = null;
    for (const one of ancestors(from)) {
      const style = styleOf(one);
      const [x, y] = overflows(style);
      if (style.display === 'inline' || style.display === 'contents' || one === document.body) continue;
      if (one instanceof SVGElement && one.tagName !== 'svg') continue;
      if (x === 'visible' && y === 'visible') continue;
      const around = one.getBoundingClientRect();
      const hides = (way) => way === 'hidden' || way === 'clip';
      if (hides(x) && (left < around.left - 1.5 || right > around.right + 1.5)) by ??= one;
      if (hides(y) && (top < around.top - 1.5 || bottom > around.bottom + 1.5)) by ??= one;
      left = Math.max(left, around.left); right = Math.min(right, around.right);
      top = Math.max(top, around.top); bottom = Math.min(bottom, around.bottom);
      if (style.position === 'fixed') break;
    }
    return { left, top, right, bottom, by };
  };
  const pinned = (element) => [...ancestors(element)].find((one) => ['fixed', 'sticky'].includes(styleOf(one).position));
  const opaque = (element) => [...ancestors(element)].some((one) => {
    const { backgroundColor, backgroundImage } = styleOf(one);
    return one !== document.body && (backgroundImage !== 'none' || !/rgba\(.*, 0(\.\d+)?\)|transparent/.test(backgroundColor));
  });
  /// One lies above the other on purpose: what is pinned hides what scrolls below it.
  const covers = (one, other) => {
    const [a, b] = [pinned(one), pinned(other)];
    return a !== b && ((a && opaque(one)) || (b && opaque(other)));
  };
  const meets = (a, b, by = 2) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
  const inside = (box) => box.left >= -0.6 && box.top >= -0.6 && box.right <= width + 0.6 && box.bottom <= height + 0.6;
  const isWhole = (element) => {
    const box = element.getBoundingClientRect();
    const left = cutOf(element, box);
    return inside(box) && left.bottom - left.top > box.height - 1.5 && left.right - left.left > box.width - 1.5;
  };
  const hitBy = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (element.contains(hit) || hit.contains(element) && hit.tagName === 'LABEL');
  };

  // What one is asked now is whole, and nothing covers it.
  const actsOf = (selector) => [...root.querySelectorAll(selector)].filter(isSeen);
  const acts = [actsOf('[data-main]'), actsOf('.btn--main, .deck .btn--piece')].find((some) => some.length > 0) ?? [];
  if (asked.act && acts.length === 0 && !open) found.push('no main act: neither [data-main] nor .btn--main can be seen');
  for (const act of acts) {
    const box = act.getBoundingClientRect();
    if (!inside(box)) { says('main act outside', act, `${round(box)} of ${width}×${height}`); continue; }
    const [x, y] = [Math.min(24, box.width / 4), box.height / 4];
    const points = [
      [(box.left + box.right) / 2, (box.top + box.bottom) / 2],
      [box.left + x, box.top + y], [box.right - x, box.top + y], [box.left + x, box.bottom - y], [box.right - x, box.bottom - y],
    ];
    const missed = points.find(([px, py]) => !hitBy(act, px, py));
    if (missed) {
      const over = document.elementFromPoint(...missed);
      says('main act covered', act, `at ${missed.map(Math.round)} by ${over ? name(over) : 'nothing'}`);
    }
  }

  const answers = '.answers:not(:has(> .cards__h)) > :is(.chips, .field) :is(.chip, input, textarea, button)'; // what others wrote comes first
  for (const one of asked.answers && !open ? root.querySelectorAll(answers) : []) {
    if (isSeen(one) && !isWhole(one)) says('answer outside', one, `${round(one.getBoundingClientRect())} of ${width}×${height}`);
  }

  // The question and the heading never leave.
  if (!open) {
    for (const words of asked.seen ?? []) {
      const holds = (one) => one.textContent.replace(/\s+/g, ' ').includes(words);
      const all = [...document.querySelectorAll('body *')].filter(
        (one) => holds(one) && ![...one.children].some(holds) && isSeen(one),
      );
      if (all.length === 0) found.push(`not to be seen: “${words.slice(0, 40)}”`);
      else if (!all.some(isWhole)) {
        says('left the screen', all[0], `${round(all[0].getBoundingClientRect())} of ${width}×${height}`);
      }
    }
    if (asked.seen) {
      const heading = [...document.querySelectorAll('h1')].find(isSeen);
      if (!heading) found.push('no heading can be seen');
      else if (!inside(heading.getBoundingClientRect())) says('heading outside', heading, round(heading.getBoundingClientRect()));
    }
  }

  // Care is in reach wherever one has scrolled to.
  const scrollers = [document.scrollingElement, ...[...root.querySelectorAll('*')].filter((one) => {
    const [, y] = overflows(styleOf(one));
    return (y === 'auto' || y === 'scroll') && one.scrollHeight > one.clientHeight + 1 && isSeen(one);
  })];
  if (asked.bar && !open) {
    const care = () => [...document.querySelectorAll('button, summary, a')].find(
      (one) => /\bcare\b/i.test(one.textContent) && isSeen(one) && inside(one.getBoundingClientRect())
        && hitBy(one, (one.getBoundingClientRect().left + one.getBoundingClientRect().right) / 2,
          (one.getBoundingClientRect().top + one.getBoundingClientRect().bottom) / 2),
    );
    for (const scroller of scrollers) {
      const was = scroller.scrollTop;
      for (const part of [0, 0.5, 1]) {
        scroller.scrollTop = part * scroller.scrollHeight;
        if (!care()) found.push(`Care is out of reach at ${part * 100} % of ${name(scroller).slice(0, 30)}`);
      }
      scroller.scrollTop = was;
    }
    const door = care();
    for (const one of door?.closest('.bar')?.querySelectorAll('span, .icon') ?? []) {
      if (!door.contains(one) && isSeen(one) && meets(one.getBoundingClientRect(), door.getBoundingClientRect(), 0)) says('over Care', one, round(one.getBoundingClientRect()));
    }
  }
  if (asked.large) {
    const ring = [...root.querySelectorAll('.hearth')].find(isSeen)?.getBoundingClientRect();
    for (const one of ring ? root.querySelectorAll('.chip, .deck .btn:not(.btn--main)') : []) {
      if (isSeen(one) && one.getBoundingClientRect().top > ring.top) says('answer below the ring', one, round(one.getBoundingClientRect()));
    }
    return found;
  }

  // Nothing goes sideways.
  if (document.documentElement.scrollWidth > width + 1) {
    const widest = [...document.querySelectorAll('body *')].filter((one) => isSeen(one) && one.getBoundingClientRect().right > width + 1);
    found.push(`sideways: ${document.documentElement.scrollWidth} of ${width}, ${widest.slice(0, 2).map(name).join(', ')}`);
  }
  for (const one of root.querySelectorAll('*')) {
    const [x] = overflows(styleOf(one));
    if ((x === 'auto' || x === 'scroll') && one.scrollWidth > one.clientWidth + 1 && isSeen(one) && !one.matches('textarea, input')) {
      says('sideways', one, `${one.scrollWidth} of ${one.clientWidth}`);
    }
  }

  if (asked.fits && document.documentElement.scrollHeight > height + 1) {
    found.push(`longer than the screen: ${document.documentElement.scrollHeight} of ${height}`);
  }
  if (asked.wall) for (const one of scrollers.slice(1)) says('nobody scrolls a wall', one, `${one.scrollHeight} of ${one.clientHeight}`);
  const least = asked.wall ? 20 * Math.min(width / 1280, height / 720) : 0;
  const drawnAt = (element) => parseFloat(styleOf(element).fontSize) * (element.getScreenCTM?.()?.a ?? 1);

  // Every line of text and every control, as far as it can be seen.
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.matches('script, style, option, textarea, .skip') || !isSeen(parent)) continue;
    if (drawnAt(parent) < least - 0.5) says('letters too small', parent, `${drawnAt(parent).toFixed(1)}, not ${least}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 2 || line.height < 2) continue;
      const bare = line.height * 0.18; // above and below the letters there is nothing
      const box = { left: line.left, right: line.right, top: line.top + bare, bottom: line.bottom - bare };
      const left = cutOf(parent, box, parent);
      if (parent instanceof SVGElement) {
        const drawing = parent.ownerSVGElement?.getBoundingClientRect();
        if (drawing && (box.left < drawing.left - 1 || box.right > drawing.right + 1 || box.top < drawing.top - 1 || box.bottom > drawing.bottom + 1)
          && styleOf(parent.ownerSVGElement).overflow !== 'visible') says('cut by its drawing', parent, round(box));
      }
      const isSeenYet = left.bottom - left.top > 2;
      // Three dots say that there is more.
      const isShort = left.by && styleOf(left.by).textOverflow === 'ellipsis' && styleOf(left.by).whiteSpace.startsWith('nowrap');
      const isClamped = left.by && (isShort || styleOf(left.by).webkitLineClamp !== 'none');
      if (left.by && ((isSeenYet && !isShort) || !isClamped)) says('cut', parent, `${round(box)} by ${name(left.by).split(' “')[0]} ${round(left.by.getBoundingClientRect())}`);
      if (!isShort && (box.left < -1 || box.right > width + 1)) says('text outside', parent, `${round(box)} of ${width}`);
      if (asked.fits && isSeenYet && (left.bottom > height + 1 || left.top < -1)) {
        says('text outside', parent, `${round(box)} of ${height}`);
      }
      if (left.right - left.left > 2 && isSeenYet) texts.push({ element: parent, box: left });
    }
  }
  const controls = [];
  for (const one of root.querySelectorAll('button, a[href], summary, select, textarea, input:not([type=hidden]), label:has(input)')) {
    if (!isSeen(one) || one.matches('.skip')) continue;
    const label = one.matches('input') && one.closest('label');
    if (label) continue; // the label is what one taps
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const inline = one.matches('a') && styleOf(one).display === 'inline';
    if (!inline && Math.min(box.width, box.height) < (asked.target ?? 0) - 0.5) {
      says('too small', one, `${Math.round(box.width)}×${Math.round(box.height)}, not ${asked.target}`);
    }
    const left = cutOf(one, box);
    if (left.by && !inline) says('cut', one, `${round(box)} by ${name(left.by).split(' “')[0]} ${round(left.by.getBoundingClientRect())}`);
    if (left.right - left.left > 2 && left.bottom - left.top > 2 && !inline) controls.push({ element: one, box: left });
  }
  for (const one of root.querySelectorAll('.field > :is(select, input, textarea, .stepper, .opts)')) {
    const [box, column] = [one.getBoundingClientRect(), one.parentElement.getBoundingClientRect()];
    if (isSeen(one) && (box.left < column.left - 1 || box.right > column.right + 1)) says('beside its column', one, `${round(box)} of ${round(column)}`);
  }
  const related = (a, b) => a === b || a.contains(b) || b.contains(a);
  const blockOf = (element) => [...ancestors(element)].find((one) => !(['inline', 'contents'].includes(styleOf(one).display)) && one.tagName !== 'tspan');
  for (const [at, one] of texts.entries()) {
    for (const other of texts.slice(at + 1)) {
      if (!meets(one.box, other.box) || blockOf(one.element) === blockOf(other.element)) continue;
      if (related(one.element, other.element) || covers(one.element, other.element)) continue;
      says('overlaps', one.element, `${round(one.box)} with ${name(other.element)} ${round(other.box)}`);
    }
    for (const control of controls) {
      if (!meets(one.box, control.box, 3) || related(one.element, control.element)) continue;
      if (covers(one.element, control.element)) continue;
      says('overlaps', one.element, `${round(one.box)} with ${name(control.element)} ${round(control.box)}`);
    }
  }
  for (const [at, one] of controls.entries()) {
    for (const other of controls.slice(at + 1)) {
      if (!meets(one.box, other.box) || related(one.element, other.element) || covers(one.element, other.element)) continue;
      says('overlaps', one.element, `${round(one.box)} with ${name(other.element)} ${round(other.box)}`);
    }
  }

  // A name stands beside the seats and the way of time, never over one of them.
  for (const drawing of root.querySelectorAll('svg')) {
    const discs = [...drawing.querySelectorAll('.seat__disc, .seat__you')].filter(isSeen).map((disc) => disc.getBoundingClientRect());
    if (discs.length === 0) continue;
    const track = drawing.querySelector('.time__track');
    const [long, matrix] = [track?.getTotalLength() ?? 0, track?.getScreenCTM()];
    const way = Array.from({ length: long > 0 ? 120 : 0 }, (_, at) => track.getPointAtLength((at / 120) * long).matrixTransform(matrix));
    for (const { element, box } of texts.filter((text) => drawing.contains(text.element))) {
      if (way.some(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom)) says('name over the time', element, round(box));
      for (const disc of discs) {
        const [x, y, r] = [(disc.left + disc.right) / 2, (disc.top + disc.bottom) / 2, disc.width / 2];
        const near = Math.hypot(x - Math.max(box.left, Math.min(x, box.right)), y - Math.max(box.top, Math.min(y, box.bottom)));
        if (near < r - 2) { says('name over a seat', element, `${round(box)} over ${round(disc)}`); break; }
      }
    }
  }
  return [...new Set(found)];
}
