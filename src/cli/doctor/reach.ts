/** How long anybody outside may take to answer. */
export const limitMilliseconds = 5_000;

class TooSlow extends Error {}

/** The work, or an error when it takes too long; what it does later is dropped. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TooSlow()), limitMilliseconds);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Why nobody answered at that place, in one sentence. */
export function unreachable(error: unknown, place: string): string {
  const { code, message } = rootOf(error);
  if (error instanceof TooSlow || slow.has(code))
    return `${place} does not answer within ${limitMilliseconds / 1000} s.`;
  if (code === 'ECONNREFUSED') return `Nothing listens at ${place}.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The name of ${place} is not known here.`;
  return `${place} cannot be used: ${oneLine(message === '' ? code : message)}.`;
}

/** The host and port of an address, and nothing secret of it. */
export const placeOf = (address: string): string => new URL(address).host;

const slow = new Set([
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'TimeoutError',
  'ECONNABORTED',
]);

/** `fetch` and connections to several addresses keep the error itself inside. */
function rootOf(error: unknown): { code: string; message: string } {
  const { code, name, message, cause, errors } = error as {
    code?: unknown;
    name?: unknown;
    message?: unknown;
    cause?: unknown;
    errors?: unknown;
  };
  const [inner = cause] = Array.isArray(errors) ? (errors as unknown[]) : [];
  if (code === undefined && typeof inner === 'object' && inner !== null) return rootOf(inner);
  return { code: String(code ?? name), message: typeof message === 'string' ? message : '' };
}

const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/\.$/, '')
    .slice(0, 200);
