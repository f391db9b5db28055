let until = 0;

/** Speaks HTTP, and remembers how long the service asked to be left alone: its words do not say. */
export const politeFetch: typeof fetch = async (...asked) => {
  const response = await fetch(...asked);
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? '1');
    until = Date.now() + (Number.isFinite(seconds) ? seconds : 1) * 1000;
  }
  return response;
};

/** How long it is until then, in words: `42 seconds`. */
export function waitInWords(): string {
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
  if (seconds < 120) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
