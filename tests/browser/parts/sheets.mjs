// Contact sheets: pictures side by side with their names, drawn by the browser itself.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const WIDTH = 2_000;
const HEIGHT = 2_400; // a sheet that is longer cannot be seen at one look
const PAD = 8;
const WORDS = 18;

export class Sheets {
  constructor(folder) {
    this.folder = folder;
    this.sheets = new Map();
  }

  /// Puts a picture on the sheet of this name.
  add(name, picture) {
    if (!this.sheets.has(name)) this.sheets.set(name, []);
    this.sheets.get(name).push(picture);
  }

  async draw(browser) {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 600 } });
    const drawn = [];
    for (const [name, pictures] of this.sheets) {
      const [{ size }] = pictures;
      const across = size.width < 500 ? 10 : size.width < 900 ? 6 : 5;
      const width = Math.floor(WIDTH / across) - PAD;
      const down = Math.max(1, Math.floor(HEIGHT / (Math.round((width * size.height) / size.width) + WORDS + PAD)));
      for (let from = 0, part = 1; from < pictures.length; from += across * down, part += 1) {
        const path = join(this.folder, `${name}${pictures.length > across * down ? `-${part}` : ''}.png`);
        await this.sheet(page, pictures.slice(from, from + across * down), width, path);
        drawn.push(path);
      }
    }
    await page.close();
    return drawn;
  }

  async sheet(page, pictures, width, path) {
    const figures = pictures.map(
      ({ path: picture, words }) => `<figure><img src="${pathToFileURL(picture)}" width="${width}">${words}</figure>`,
    );
    const html = join(this.folder, 'sheet.html');
    await writeFile(html, `<!doctype html><meta charset="utf-8"><style>
      body { margin: 0; display: flex; flex-wrap: wrap; align-items: start; gap: ${PAD}px; background: #777; font: 13px/${WORDS}px sans-serif }
      figure { margin: 0; width: ${width}px } img { display: block }</style>${figures.join('')}`);
    await page.goto(pathToFileURL(html).href);
    await page.screenshot({ path, fullPage: true });
    await rm(html);
  }
}
