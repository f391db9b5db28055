/**
 * Asks the service. Gives the body of the answer, or as `problem` what was refused: its status and code, what is wrong
 * with which field, the seconds to wait, and whatever else it says.
 */
export async function ask(method, path, { body, accessToken } = {}) {
  try {
    const answer = await fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      },
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
    });
    // "taken note of" and "done" come without a body
    const content = await answer.json().catch(() => ({}));
    const { status } = answer;
    if (answer.ok) return { status, body: content, problem: null };
    return { status, problem: { ...content, status, seconds: answer.headers.get('retry-after') } };
  } catch {
    return { status: 0, problem: { status: 0, code: 'UNREACHABLE', seconds: null } };
  }
}
