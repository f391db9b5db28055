import { existsSync, readFileSync } from 'node:fs';
import { NotFound } from '../../http/problem/problems.js';
import type { Page } from '../page.js';

/** Where `npm run build` puts the applications of the browser (web/). */
export const builtWeb = new URL('../../../dist/web/', import.meta.url);

/**
 * Scripts, styles and requests of this service alone; pictures also of what was just chosen from a disk. Markup is made
 * of texts only under the one name that the console gives to what the service has sanitised.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types stoa-sanitised',
].join('; ');

/** What a page is told; safe to stand in HTML. */
interface Told {
  readonly meta: string;
  readonly origin: string;
}

const nothing: Told = { meta: '', origin: '' };
const originPlace = '<span class="origin"></span>';

/**
 * An application as it is sent: the same for every address below its own, with addresses of its files that hold wherever
 * it is. `home` is the path in front of all addresses of the service, or empty; `told` is what the page is
 * told beside it: markup for its head, and the address of the service where it names it.
 *
 * @throws NotFound it was not built
 */
export function webPage(name: 'console' | 'docs', home: string, told: Told = nothing): Page {
  const file = new URL(`${name}.html`, builtWeb);
  if (!existsSync(file)) throw new NotFound('The pages were not built: npm run build.');
  const html = readFileSync(file, 'utf8')
    .replaceAll('"./assets/', `"${home}/assets/`)
    .replaceAll(' crossorigin', '')
    .replaceAll(originPlace, originPlace.replace('><', `>${told.origin}<`))
    .replace('</head>', `  <meta name="stoa-home" content="${home}" />\n${told.meta}  </head>`);
  return { html, policy };
}
