// What is asked of every screen at every size, and the words for what is not so.
import { measure } from './measures.mjs';
import { HALL, SCHEMES, SMALLEST } from './sizes.mjs';
import { isSettled } from './walk.mjs';

/// Letters are made twice as large, as in the settings of a browser.
async function withLargeText(page, what) {
  const inspector = await page.context().newCDPSession(page);
  const write = (standard) => inspector.send('Page.setFontSizes', { fontSizes: { standard, fixed: Math.round(standard * 0.8125) } });
  try {
    await write(32);
    await isSettled(page);
    return await what();
  } finally {
    await write(16);
    await inspector.detach();
    await isSettled(page);
  }
}

const isPhone = ({ width }) => width < 900;

/// A line for each thing that is not as it should be.
export class Layout {
  lines = [];

  note(where, found) {
    this.lines.push(...found.map((what) => `${where}: ${what}`));
  }

  async look({ person, moment, size, screen, cast, castName }) {
    const { page } = person;
    const where = `${screen} ${moment.name}, ${castName}, ${size.name}`;
    const isWall = screen.endsWith('wall');
    const isDesk = screen.endsWith('desk') || screen === 'board';
    const asked = {
      act: Boolean(moment.act) && !isWall && !isDesk,
      answers: true,
      bar: !isWall && !['board', 'hall-keeper'].includes(screen) && moment.bar !== false,
      seen: moment.stays ? [cast.question.slice(0, 60)] : undefined,
      fits: isWall || screen === 'plan' || (isDesk && !isPhone(size)),
      wall: isWall,
      target: isWall ? 0 : isPhone(size) ? 44 : 34,
    };
    this.note(where, await page.evaluate(measure, asked));
    const isSetLarge = screen !== 'board' && screen !== 'hall-keeper';
    if (isSetLarge && isPhone(size) && ['320x568', '390x844'].includes(size.name)) {
      const found = await withLargeText(page, () => page.evaluate(measure, { ...asked, seen: undefined, answers: false, large: true }));
      this.note(`${where}, text at 200 %`, found);
    }
    // The screens of a gathering are looked at by axe where it is lived through.
    if (castName !== 'fifty' && !HALL.includes(screen) && SMALLEST.includes(size.name)) {
      for (const scheme of SCHEMES[screen]) {
        await page.emulateMedia({ colorScheme: scheme });
        this.note(`${where}, ${scheme}, axe`, (await person.violations()).map(({ impact, words }) => `${impact}: ${words}`));
      }
      await page.emulateMedia({ colorScheme: 'dark' });
    }
  }

  /// Before a part begins everyone has scrolled to the end of what was there …
  starts = async (people) => {
    for (const { page } of Object.values(people)) {
      await page.evaluate(() => {
        const rolls = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY);
        for (const one of [document.scrollingElement, ...[...document.querySelectorAll('*')].filter(rolls)]) one.scrollTop = one.scrollHeight;
      });
    }
  };

  /// … and is at its top when it has begun; on a desk what goes on, and who has the piece, are in view in their lists.
  begun = async (people, moment) => {
    for (const [screen, { page }] of Object.entries(people)) {
      if (screen === 'desk') {
        this.note(`${screen} ${moment.part}`, await page.evaluate(() => ['.thread__part.is-now', '.person.is-piece'].filter((name) => {
          const one = document.querySelector(name);
          if (!one) return false;
          const [box, list] = [one, one.closest('.desk__plan > .thread, .desk__people')].map((each) => each.getBoundingClientRect());
          return box.top < list.top - 1 || box.bottom > list.bottom + 1;
        }).map((name) => `${name} has left its list`)));
      }
      if (!['phone', 'guardian'].includes(screen)) continue;
      const found = await page.evaluate(() => {
        const wrong = [document.scrollingElement, ...document.querySelectorAll('main, main *')]
          .filter((one) => one.scrollTop > 0)
          .map((one) => `begins scrolled down by ${Math.round(one.scrollTop)}: ${one.tagName.toLowerCase()}.${one.className}`);
        const heading = [...document.querySelectorAll('h1')].find((one) => one.checkVisibility());
        const box = heading?.getBoundingClientRect();
        if (!box || box.top < 0 || box.bottom > window.innerHeight) wrong.push(`begins with its heading at ${Math.round(box?.top)}`);
        return wrong;
      });
      this.note(`${screen} ${moment.part}`, found);
    }
  };
}
