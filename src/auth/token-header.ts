/**
 * The key that the header of an access token names, without believing it; null unless the header is one that we write,
 * with nothing beside it: another algorithm, a key that the token brings along, a demand that we do not know (RFC 8725).
 */
export function kidOf(token: string): string | null {
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every(isCanonical)) return null;
  const header = headerOf(parts[0] ?? '');
  const { alg, typ, kid } = header;
  const isOurs = alg === 'ES256' && typ === 'at+jwt' && Object.keys(header).length === 3;
  return isOurs && typeof kid === 'string' ? kid : null;
}

/** base64url with no bit to spare set, no padding: one spelling of each token. */
function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

function headerOf(part: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
