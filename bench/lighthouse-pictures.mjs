import { mkdirSync, statSync } from 'node:fs';

/** Where a picture is taken: add a line for another page. */
export const cameras = [
  { name: 'start-desktop-light', path: '/' },
  { name: 'start-phone-dark', path: '/', isPhone: true, isDark: true },
  { name: 'docs-desktop-light', path: '/docs#createOrder' },
  { name: 'docs-desktop-dark', path: '/docs#listProducts', isDark: true },
  { name: 'docs-phone-light', path: '/docs', isPhone: true },
  { name: 'console-desktop-light', path: '/console', isMember: true },
  { name: 'console-orders-desktop-light', path: '/console/orders', isMember: true },
  { name: 'console-phone-dark', path: '/console', isMember: true, isPhone: true, isDark: true },
];

const folder = 'docs/pages';

/** Takes a picture with each camera, and says which files there are. */
export async function takePictures(browser, { origin, signIn, cameras: places }) {
  mkdirSync(folder, { recursive: true });
  const made = [];
  for (const { name, path, isPhone = false, isDark = false, isMember = false } of places) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(isPhone ? { width: 390, height: 800 } : { width: 1280, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }]);
    if (isMember) await signIn(page, origin);
    await page.goto(origin + path, { waitUntil: 'networkidle2' });
    const file = `${folder}/${name}.webp`;
    await page.screenshot({ path: file, type: 'webp', quality: 55 });
    made.push({ name, file: `pages/${name}.webp`, path, bytes: statSync(file).size });
    await context.close();
  }
  return made;
}
