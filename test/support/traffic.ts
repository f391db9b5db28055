import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from './contract.js';

const folder = process.env['STOA_TRAFFIC'];

/**
 * Keeps the first exchange of each operation, status and code as a file in STOA_TRAFFIC, where that is set; what it is for
 * stands in `scripts/traffic.mjs`. Secrets are blotted out, in their length and alphabet.
 */
export function recordExchange(operationId: string, exchange: Exchange): void {
  if (folder === undefined || folder === '') return;
  const { status, body } = exchange;
  const code = status < 400 ? '' : ((body as { code?: string } | null)?.code ?? '');
  const file = join(folder, `${operationId}.${status}.${code}.json`);
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ operationId, status, code, entry: entryOf(exchange) }));
}

/** The exchange as an entry of an HTTP archive. */
function entryOf({ method, path, requestBody, requestHeaders, status, headers, body }: Exchange): object {
  const sent = new Headers(requestHeaders);
  return {
    startedDateTime: '2026-01-31T09:30:00.000Z',
    time: 1,
    request: {
      method,
      url: `https://stoa.test${path}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: namesAndValues(sent),
      queryString: namesAndValues(new URL(path, 'https://stoa.test').searchParams),
      ...(requestBody === undefined
        ? {}
        : { postData: { mimeType: sent.get('content-type'), text: textOf(requestBody) } }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: namesAndValues(headers),
      content: { size: 0, mimeType: headers.get('content-type') ?? '', text: textOf(body) },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

const secret = /^(authorization|cookie|set-cookie|x-cart-token)$|password|secret(?!.*Until$)|token$|^key$/i;

const namesAndValues = (of: Iterable<[string, string]>): object[] =>
  [...of].map(([name, value]) => ({ name, value: secret.test(name) ? blotted(value) : value }));

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('latin1').slice(0, 10_000);
  return JSON.stringify(body, (name, value: unknown) =>
    typeof value === 'string' && secret.test(name) ? blotted(value) : value,
  );
}

/** What shows the kind of secret stays; of the rest, as many letters and digits. */
function blotted(text: string): string {
  const parts = text.slice(6).split('_secret_');
  const rest = parts.map((part) =>
    part.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/[0-9]/g, '2'),
  );
  return text.slice(0, 6) + rest.join('_secret_');
}
