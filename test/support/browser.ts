import { jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

// a browser on a busy machine takes its time, for all tests of the file
jest.setTimeout(180_000);

/** Where Chromium may be; the first that exists is taken. */
const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A real browser. Throws, and says what to do, when the machine has none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      `These tests need Chromium, and none of ${places.filter(Boolean).join(', ')} exists. ` +
        'Install it (Debian and Ubuntu: apt-get install chromium) or name your own in CHROMIUM_PATH.',
    );
  return chromium.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
}
