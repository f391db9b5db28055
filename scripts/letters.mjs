// Takes pictures of letters as they are kept in test/letters: light and dark side by side, into docs/letters.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const shown = ['order_shipped', 'comment_on_post', 'low_stock', 'password_reset'];
const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const executablePath = places.find((place) => place !== undefined && existsSync(place));
if (executablePath === undefined)
  throw new Error('Needs Chromium (apt-get install chromium, or CHROMIUM_PATH).');

const browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
mkdirSync('docs/letters', { recursive: true });
for (const kind of shown)
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 640, height: 200 } });
    await page.setContent(readFileSync(`test/letters/${kind}.html`, 'utf8'));
    const path = `docs/letters/${kind}-${colorScheme}.png`;
    writeFileSync(path, await page.screenshot({ fullPage: true }));
    await page.close();
    console.log(`wrote ${path}`);
  }
await browser.close();
