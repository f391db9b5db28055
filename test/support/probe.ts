import { expect } from '@jest/globals';
import { textOf, type Answer } from './actor.js';
import { expectProblem } from './matchers.js';

/** A request as it goes over the wire: nothing is made into JSON or given a header that is not named. */
export interface Probe {
  readonly method?: string;
  /** Below the root of the service. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData | URLSearchParams;
  readonly token?: string | null;
}

/** Sends the probe and reads the answer whole. */
export async function send(url: string, probe: Probe): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body = null, token = null } = probe;
  const answer = await fetch(`${url}${path}`, {
    method,
    body,
    redirect: 'manual',
    headers: token === null ? headers : { authorization: `Bearer ${token}`, ...headers },
  });
  const text = await textOf(answer);
  const isJson = text !== '' && /[/+]json\b/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

/** A POST of these bytes as JSON. */
export function json(path: string, body: string | Uint8Array<ArrayBuffer>, token?: string | null): Probe {
  return {
    method: 'POST',
    path,
    body,
    headers: { 'content-type': 'application/json' },
    token: token ?? null,
  };
}

/** The answer to the probe is a problem of this status, and of this code when one is named. */
export async function expectRefusal(url: string, probe: Probe, status: number, code?: string): Promise<any> {
  const answer = await send(url, probe);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status });
  return expectProblem(answer, status, code ?? answer.body.code);
}
