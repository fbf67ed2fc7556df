// What we ask of each other, as the desk and the phones show it.

const onPhone = ({ page }) => /\/seat$/.test(page.url());

/// This agreement: a card of the desk, a line of a phone.
export function agreement(person, text) {
  return person.page.locator(onPhone(person) ? '.pact__line' : '.norm', { hasText: text });
}

/// Says this to it. On a phone the line is opened first, if it is not open.
export async function answer(person, text, words) {
  const line = agreement(person, text);
  if (!onPhone(person)) {
    await line.locator('label', { hasText: words }).click();
    return;
  }
  const button = line.getByRole('button', { name: words });
  if (!(await button.isVisible())) await line.locator('summary').first().click();
  await button.click();
}
