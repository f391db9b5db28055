// Generated from openapi.json by `npm run generate`. Do not edit.

import type { ClientConfig, SecuritySpec, TokenProvider } from './types.js';

/** Resolve a credential: a literal passes through; a function is awaited per request. */
async function resolveToken(provider: TokenProvider): Promise<string> {
  return typeof provider === 'function' ? await provider() : provider;
}

/** UTF-8-safe base64: bare `btoa` throws on non-Latin-1 credentials (RFC 7617 allows UTF-8). */
function encodeBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Whether a credential for this scheme is configured on the instance. */
function isConfigured(scheme: SecuritySpec, config: ClientConfig): boolean {
  if (scheme.kind === 'apiKey') return config.auth?.apiKey?.[scheme.scheme] !== undefined;
  if (scheme.kind === 'bearer') return config.auth?.bearer !== undefined;
  return config.auth?.basic !== undefined;
}

/**
 * Build the auth headers/query for one operation's `security` OR-alternatives from the
 * instance credentials (`config.auth`) — capability module, wired into `createClient`.
 * The first alternative whose schemes (an AND-set) are all configured is applied, so
 * "bearer OR apiKey" works with either credential and never sends both. When none is
 * fully configured, the first alternative's configured schemes are still sent (the
 * server rejects the request, mirroring the previous behavior).
 * Cookie-borne apiKeys fold into a single `Cookie` header joined with `; `.
 */
export async function resolveAuth(
  security: readonly (readonly SecuritySpec[])[],
  config: ClientConfig
): Promise<{ headers: Record<string, string>; query: Record<string, string> }> {
  const alternative =
    security.find((schemes) => schemes.every((scheme) => isConfigured(scheme, config))) ??
    security[0] ??
    [];
  const headers: Record<string, string> = {};
  const query: Record<string, string> = {};
  const cookies: string[] = [];
  for (const scheme of alternative) {
    if (scheme.kind === 'apiKey') {
      const provider = config.auth?.apiKey?.[scheme.scheme];
      if (provider === undefined) continue;
      const value = await resolveToken(provider);
      if (scheme.in === 'header') headers[scheme.name] = value;
      else if (scheme.in === 'query') query[scheme.name] = value;
      // Cookie values may contain reserved characters (`;`, `=`, space, …); percent-encode
      // so the credential can't break the `Cookie` header syntax.
      else cookies.push(`${scheme.name}=${encodeURIComponent(value)}`);
    } else if (scheme.kind === 'bearer') {
      const provider = config.auth?.bearer;
      if (provider !== undefined) headers.Authorization = `Bearer ${await resolveToken(provider)}`;
    } else {
      const basic = config.auth?.basic;
      if (basic !== undefined) {
        headers.Authorization = `Basic ${encodeBase64(`${basic.username}:${basic.password}`)}`;
      }
    }
  }
  if (cookies.length > 0) headers.Cookie = cookies.join('; ');
  return { headers, query };
}
