// What opens with a tap on a phone: the circle's sheet with its three tabs, and Care.

/// Opens the circle's sheet at this tab: Order, Agreements, or My seat.
export async function openSheet({ page }, tab) {
  await page.locator('.opens--circle > summary').click();
  await page.locator('.opens--circle .tab', { hasText: tab }).click();
}

export async function openCare({ page }) {
  await page.locator('.opens--care > summary').click();
}

/// Shuts whichever is open.
export async function shut({ page }) {
  await page.keyboard.press('Escape');
  await page.locator('.opens[open]').waitFor({ state: 'detached' });
}
