// What a screen shows, in words: to be compared with itself before and after.
import assert from 'node:assert/strict';

/// What can be seen of the middle of the screen and of what one can do, a line for each piece of text. What is chosen
/// stands in brackets. Clocks are left out, since they go on, and so is what is only heard, since it is said once.
export function shown(person) {
  return person.page.evaluate(() => {
    const lines = [];
    for (const part of document.querySelectorAll('main, #mine, #hand')) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const words = text.textContent.trim();
        const within = text.parentElement;
        if (!words || within.closest('.clock, .only-heard') || !within.checkVisibility()) continue;
        const chosen = within.closest('[aria-pressed="true"]')
          ?? within.closest('label')?.querySelector('input:checked');
        lines.push(chosen ? `[${words}]` : words);
      }
    }
    return lines.join('\n');
  });
}

/// Waits until what is read of the screen is so, and says how it differs when it does not come to that.
export async function comesToShow(person, read, isSo, expected, what) {
  for (const until = Date.now() + 10_000; ;) {
    const now = await read(person);
    if (isSo(now)) return;
    if (Date.now() > until) assert.deepEqual(now, expected, what);
    await person.page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/// What the bar, or the keeper's plan, says that this part is called.
export function partOf(person) {
  const name = person.page.locator('.here__part, .thread__part.is-now .thread__name').first();
  return name.evaluate((one) => one.firstChild.textContent);
}

/// The tools of a role: the keeper's hand, or what stands on the phone of one who helps to hold the circle.
export function toolsOf(person) {
  return person.page.evaluate(() => {
    for (const fold of document.querySelectorAll('details:has(.helping)')) fold.open = true;
    const buttons = document.querySelectorAll('#hand :is(button, [role="button"]), .helping button');
    const words = (button) => [...button.querySelectorAll('.btn__sub')]
      .reduce((all, sub) => all.replace(sub.innerText, ''), button.innerText).trim();
    return [...buttons].filter((button) => button.checkVisibility()).map(words);
  });
}
