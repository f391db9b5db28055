// Generated from openapi.json by `npm run generate`. Do not edit.

import type { OperationArgs } from './create-client.js';
import type { PaginationSpec, QueryValue, RequestOptions } from './types.js';

/**
 * Auto-pagination (capability module — wired into `createClient`, dispatched by the
 * method's `.pages()`/`.items()`): walk an operation's pages by advancing the descriptor's
 * `param` query parameter, per its `style`. The caller's args are never mutated — each
 * request gets a fresh `query` clone — and `init` is forwarded to every call.
 *
 * Iteration is error-mode-agnostic: `call` always resolves to the RAW page (on a
 * result-mode client the attachment unwraps the envelope first), so a failed page
 * aborts iteration by throwing `ApiError`, even on result-mode clients; the `onError`
 * middleware hook (throw-mode-only) is not invoked.
 */

/**
 * Resolve an RFC 6901 JSON pointer (`~1` → `/`, `~0` → `~`) against a value.
 * The empty pointer is the whole document; anything else must start with `/`.
 * Returns `undefined` on any miss (bad token, absent key, non-object step) — never throws.
 */
export function resolvePointer(value: unknown, pointer: string): unknown {
  if (pointer === '') return value;
  if (!pointer.startsWith('/')) return undefined;
  let current = value;
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(current)) {
      if (!/^(0|[1-9]\d*)$/.test(key)) return undefined;
      current = current[Number(key)];
    } else if (Object(current) === current && key in (current as object)) {
      current = (current as Record<string, unknown>)[key];
    } else {
      return undefined;
    }
  }
  return current;
}

/**
 * Iterate an operation's full page results. Every page is yielded before the stop
 * condition is evaluated, so the last page always arrives. Cursor style resumes from a
 * caller-provided `query[spec.param]`, stops when the optional `hasMore` pointer
 * resolves to `false` or when `nextCursor` resolves to `undefined`/`null`/`''`, and
 * throws if the next cursor is not a string or number, or
 * if the same cursor comes back twice in a row (infinite-loop guards). Offset/page
 * styles advance by item count / by one and stop when
 * the `items` pointer misses or the array is empty.
 */
export async function* pages<TPage>(
  call: (args?: OperationArgs, init?: RequestOptions) => Promise<TPage>,
  spec: PaginationSpec,
  args: OperationArgs = {},
  init?: RequestOptions
): AsyncGenerator<TPage> {
  if (spec.style === 'cursor') {
    let cursor: unknown = args.query?.[spec.param];
    while (true) {
      const query = { ...args.query };
      if (cursor !== undefined) query[spec.param] = cursor as QueryValue;
      const page = await call({ ...args, query }, init);
      yield page;
      // Connection-style APIs keep a non-null cursor on the last page and signal the
      // end via a boolean flag — honor it before the cursor check to skip the
      // follow-up empty request. Strictly `false`: a missing pointer falls through.
      if (spec.hasMore !== undefined && resolvePointer(page, spec.hasMore) === false) return;
      const next = resolvePointer(page, spec.nextCursor);
      if (next === undefined || next === null || next === '') return;
      if (typeof next !== 'string' && typeof next !== 'number') {
        // A fresh non-scalar cursor never compares equal, so without this guard a lying
        // server would slip past the did-not-advance check into an infinite loop.
        throw new Error(`Pagination cursor at ${spec.nextCursor} is not a string or number`);
      }
      if (next === cursor) {
        throw new Error('Pagination did not advance: operation returned the same cursor twice');
      }
      cursor = next;
    }
  } else if (spec.style === 'link' || spec.style === 'body-link') {
    // Link iteration needs the response's `Link` header and the page URL, which the
    // parsed-page `call` cannot carry — the client wires those operations to `pagesByLink`.
    throw new Error('link-style pagination iterates via pagesByLink');
  } else {
    // Coerce the starting position to a number: a caller may pass `query[spec.param]` as a
    // string (common from URL/form input), and `+=` on a string would concatenate. `null`
    // and `''` count as absent — `Number` would turn them into 0, but a one-shot call
    // omits the param for those values, so the iterator must not start at position 0.
    const start = args.query?.[spec.param];
    const fallback = spec.style === 'page' ? 1 : 0;
    const absent = start === undefined || start === null || start === '';
    let position = absent || Number.isNaN(Number(start)) ? fallback : Number(start);
    let previousItems: string | undefined;
    while (true) {
      const page = await call({ ...args, query: { ...args.query, [spec.param]: position } }, init);
      const pageItems = resolvePointer(page, spec.items);
      // Some APIs clamp a past-the-end offset/page to the last non-empty page instead
      // of returning an empty one — the repeated page would otherwise loop forever
      // (the position always "advances", so a cursor-style token check can't catch it).
      const serialized = Array.isArray(pageItems) ? JSON.stringify(pageItems) : undefined;
      if (serialized !== undefined && serialized === previousItems) {
        throw new Error('Pagination did not advance: the operation returned the same page twice');
      }
      yield page;
      if (!Array.isArray(pageItems) || pageItems.length === 0) return;
      previousItems = serialized;
      position += spec.style === 'page' ? 1 : pageItems.length;
    }
  }
}

/**
 * Iterate the operation's individual items: each page's `items` pointer, flattened.
 * A cursor-style page whose pointer misses yields nothing but pagination continues;
 * for offset/page styles a miss has already stopped `pages`.
 */
export async function* items<TItem>(
  call: (args?: OperationArgs, init?: RequestOptions) => Promise<unknown>,
  spec: PaginationSpec,
  args?: OperationArgs,
  init?: RequestOptions
): AsyncGenerator<TItem> {
  for await (const page of pages(call, spec, args, init)) {
    const pageItems = resolvePointer(page, spec.items);
    if (Array.isArray(pageItems)) yield* pageItems as TItem[];
  }
}

/**
 * The per-page call the `link`-style iterators drive: the parsed page plus the raw
 * `Link` header and the page's own URL (for resolving a relative next-page target).
 */
export type LinkPageCall = (
  args?: OperationArgs,
  init?: RequestOptions
) => Promise<{ page: unknown; linkHeader: string | null; url: string }>;

/** The `rel="next"` target of an RFC 8288 `Link` header, or `undefined` when absent. */
export function linkNext(header: string | null): string | undefined {
  if (header === null) return undefined;
  // Entries are `<url>; rel="next"`, comma-separated; the URL is inside `<>`, so split
  // on commas that precede a `<` and a comma inside a target cannot break an entry.
  for (const entry of header.split(/,\s*(?=<)/)) {
    const target = /^\s*<([^>]*)>(.*)$/.exec(entry);
    if (!target) continue;
    const [, url = '', params = ''] = target;
    const rel = /;\s*rel\s*=\s*"?([^";]+)"?/i.exec(params);
    // `rel` may carry several space-separated relation types (RFC 8288 §3.3).
    if (rel?.[1]?.split(/\s+/).includes('next')) return url;
  }
  return undefined;
}

/**
 * Iterate a `link`- or `body-link`-style operation's pages: follow the next page's URL —
 * the `Link` header's `rel="next"` target (`link`), or the value at the `nextLink` pointer
 * (`body-link`) — by merging ITS query params into the next call. Every page goes through
 * the same declared endpoint, so auth, middleware, and `serverUrl` handling apply
 * unchanged, and credentials can never be handed to a cross-origin `next` URL.
 * Stops when there is no next URL (`body-link`: `undefined`/`null`/`''`); throws when a
 * `nextLink` value is not a string, or when the link does not advance (the same target
 * twice, or a self-link — an infinite-loop guard).
 */
export async function* pagesByLink<TPage>(
  call: LinkPageCall,
  spec: PaginationSpec,
  args: OperationArgs = {},
  init?: RequestOptions
): AsyncGenerator<TPage> {
  const pointer = spec.style === 'body-link' ? spec.nextLink : undefined;
  let query = args.query;
  let previous: string | undefined;
  while (true) {
    const { page, linkHeader, url } = await call(
      { ...args, ...(query === undefined ? {} : { query }) },
      init
    );
    yield page as TPage;
    const target = pointer === undefined ? linkNext(linkHeader) : resolvePointer(page, pointer);
    if (target === undefined || target === null || target === '') return;
    if (typeof target !== 'string') {
      throw new Error(`Pagination link at ${pointer} is not a string`);
    }
    // A relative target resolves against the page's own URL (RFC 8288 §3.1) — which may
    // itself be relative (relative `serverUrl`, mocked fetch), so both resolve against a
    // placeholder origin. It never reaches the wire: only the target's query params
    // carry into the next call.
    const pageUrl = new URL(url, 'http://relative.invalid');
    const next = new URL(target, pageUrl).toString();
    if (next === previous || next === pageUrl.toString()) {
      throw new Error('Pagination did not advance: the Link rel="next" target repeats');
    }
    previous = next;
    // A repeated key (`?tag=a&tag=b`) folds into an array — the query serializer
    // expands arrays back into repeated pairs.
    const linkParams: Record<string, string | string[]> = {};
    for (const [key, value] of new URL(next).searchParams) {
      const seen = linkParams[key];
      if (seen === undefined) linkParams[key] = value;
      else if (Array.isArray(seen)) seen.push(value);
      else linkParams[key] = [seen, value];
    }
    query = { ...args.query, ...linkParams };
  }
}

/** Iterate a `link`-style operation's individual items: each page's `items` pointer, flattened. */
export async function* itemsByLink<TItem>(
  call: LinkPageCall,
  spec: PaginationSpec,
  args?: OperationArgs,
  init?: RequestOptions
): AsyncGenerator<TItem> {
  for await (const page of pagesByLink(call, spec, args, init)) {
    const pageItems = resolvePointer(page, spec.items);
    if (Array.isArray(pageItems)) yield* pageItems as TItem[];
  }
}
