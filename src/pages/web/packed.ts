import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A text as it travels. */
interface Packed {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const made = new Map<string, Packed>();

/**
 * The page as small as the browser takes it. It holds nothing of a request and no secret, so that its length tells
 * nothing; the few pages that there are are packed once each.
 */
export function packed(html: string, accepted = ''): Packed {
  const way = ['br', 'gzip'].find((one) => new RegExp(`\\b${one}\\b(?!;\\s*q=0(\\.0*)?\\b)`).test(accepted));
  const key = `${way ?? ''} ${html}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size > 20) made.clear();
  const result = { body: pack(html, way), headers: headersOf(way) };
  made.set(key, result);
  return result;
}

const headersOf = (way: string | undefined): Readonly<Record<string, string>> => ({
  vary: 'Accept-Encoding',
  ...(way === undefined ? {} : { 'content-encoding': way }),
});

function pack(html: string, way: string | undefined): string | Buffer {
  if (way === 'gzip') return gzipSync(html);
  return way === undefined
    ? html
    : brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
