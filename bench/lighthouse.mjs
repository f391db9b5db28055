// How fast and how accessible the pages are on a telephone, as Lighthouse measures it, and how they look.
// Usage: npm run bench:lighthouse; writes docs/pages.md and docs/pages/*.webp. `-- --service http://localhost:3000` asks
// one that runs already; `-- --runs 1 /docs` measures that page alone, once, and
// writes nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { cameras, takePictures } from './lighthouse-pictures.mjs';
import { writeReport } from './lighthouse-report.mjs';
import { startService } from './service.mjs';

// the browser that Lighthouse drives, by the library that it brings along
const { launch } = createRequire(import.meta.resolve('lighthouse'))('puppeteer-core');

/** What is measured: an address, and whether somebody is signed in there. */
const pages = [
  { path: '/', isMember: false },
  { path: '/docs', isMember: false },
  { path: '/docs#createOrder', isMember: false },
  { path: '/console', isMember: false },
  { path: '/console', isMember: true },
];
const categories = ['performance', 'accessibility', 'best-practices'];

const { values, positionals } = parseArgs({
  options: { service: { type: 'string' }, runs: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
const service = values.service === undefined ? await startService({ STOA_DATA_DIR: folder }) : null;
const origin = values.service ?? new URL(service.api).origin;
const browser = await launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

try {
  const results = [];
  for (const asked of pages)
    if (positionals.length === 0 || positionals.includes(asked.path)) results.push(await measure(asked));
  console.table(results.map(({ name, scores, bytes }) => ({ name, ...scores, bytes })));
  if (positionals.length === 0) {
    writeReport(results, await takePictures(browser, { origin, signIn, cameras }), Number(values.runs));
  }
} finally {
  await browser.close();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The median of the runs by performance, which other work of the machine disturbs. */
async function measure({ path, isMember }) {
  const runs = [];
  for (let tries = 0; runs.length < Number(values.runs) && tries < 2 * Number(values.runs) + 2; tries += 1) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    if (isMember) await signIn(page, origin);
    const flags = { onlyCategories: categories, disableStorageReset: isMember, logLevel: 'error' };
    const { lhr } = await lighthouse(origin + path, flags, undefined, page);
    // a trace that a busy machine lost is taken again
    if (lhr.runtimeError === undefined && lhr.categories.performance.score !== null) runs.push(lhr);
    await context.close();
  }
  runs.sort((left, right) => left.categories.performance.score - right.categories.performance.score);
  return resultOf(runs[Math.floor(runs.length / 2)], isMember ? `${path}, signed in` : path);
}

function resultOf({ categories: judged, audits }, name) {
  const number = (id) => {
    const { numericValue, errorMessage } = audits[id];
    if (numericValue === undefined) throw new Error(`Lighthouse has no ${id} of ${name}: ${errorMessage}`);
    return numericValue;
  };
  const faults = Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === 'binary')
    .map(({ id }) => id);
  return {
    name,
    scores: Object.fromEntries(categories.map((one) => [one, Math.round(judged[one].score * 100)])),
    firstText: Math.round(number('first-contentful-paint')),
    largest: Math.round(number('largest-contentful-paint')),
    blocked: Math.round(number('total-blocking-time')),
    shift: Number(number('cumulative-layout-shift').toFixed(3)),
    bytes: number('total-byte-weight'),
    requests: audits['network-requests'].details.items.length,
    faults,
  };
}

/** Signs in at the console as the demo's admin; the session stays with the tab. */
async function signIn(page, at) {
  await page.goto(`${at}/console`);
  await page.waitForSelector('input[name=email]');
  await page.type('input[name=email]', 'admin@stoa.test');
  await page.type('input[name=password]', 'stoa-demo-2026');
  await page.click('button:not([type=button])');
  await page.waitForSelector('.frame');
}
