// What we ask of each other, as desks and phones show it.

/// The line of this agreement.
export function agreement(person, text) {
  return person.page.locator('.pact__line', { hasText: text });
}

/// Says this to it. Its line is opened first, if it is not open.
export async function answer(person, text, words) {
  const line = agreement(person, text);
  const button = line.getByRole('button', { name: words });
  if (!(await button.isVisible())) await line.locator('summary').first().click();
  await button.click();
}
