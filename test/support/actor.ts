import { checkExchange } from './contract.js';
import { speak, type Asked, type Spoken } from './sdk.js';

/** What came back. */
export interface Answer<Body = any> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

type Extra = Readonly<Record<string, string>>;

/** Somebody who talks to the API, signed in or not. Each verb gives the raw answer, whatever its status. */
export class Actor {
  constructor(
    /** Where the service is: `http://127.0.0.1:PORT`. */
    readonly at: string,
    /** The access token, or null for nobody. */
    readonly token: string | null,
    /** The account, when signed in. */
    readonly id = '',
  ) {}

  get(path: string, headers: Extra = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Extra = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  put(path: string, body: unknown, headers: Extra = {}): Promise<Answer> {
    return this.send('PUT', path, body, headers);
  }

  patch(path: string, body: unknown, headers: Extra = {}): Promise<Answer> {
    return this.send('PATCH', path, body, headers);
  }

  delete(path: string, headers: Extra = {}): Promise<Answer> {
    return this.send('DELETE', path, undefined, headers);
  }

  /**
   * Goes through the SDK wherever the SDK can say it. Paths begin below `/api/v1` unless they start with `//`, which means
   * the root of the service. Bytes are sent as they are, everything else as JSON.
   */
  async send(method: string, path: string, body: unknown, headers: Extra): Promise<Answer> {
    const target = path.startsWith('//') ? `${this.at}${path.slice(1)}` : `${this.at}/api/v1${path}`;
    const sent = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      ...headers,
    };
    const payload =
      body === undefined ? null : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
    const asked = { at: this.at, method, target, headers: sent, content: body, body: payload };
    const { status, headers: answered, text } = (await speak(asked)) ?? (await plainly(asked));
    const isJson = /[/+]json\b/.test(answered.get('content-type') ?? '');
    const got = { status, headers: answered, body: isJson ? JSON.parse(text) : text };
    const exchange = {
      ...got,
      method,
      path: target.slice(this.at.length),
      requestBody: body,
      requestHeaders: sent,
    };
    checkExchange(exchange);
    return got;
  }
}

async function plainly({ target, method, headers, body }: Asked): Promise<Spoken> {
  const answer = await fetch(target, { method, redirect: 'manual', headers, body });
  return { status: answer.status, headers: answer.headers, text: await textOf(answer) };
}

/** The whole text; of a stream, which has no end, what came first. */
export async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text();
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}
