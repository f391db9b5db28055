import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is answered: a body with its status and headers, or the answer by hand; `cut` ends the connection without a word. */
export type Scripted =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'cut'
  | ((response: ServerResponse, heard: Heard) => void | Promise<void>);

/** A service that answers as a test tells it to. */
export interface ScriptedServer {
  readonly url: string;
  /** All requests, in the order in which they came. */
  readonly heard: Heard[];
  stop(): Promise<void>;
}

/** Starts one. `answer` says what each request is answered. */
export async function scriptedServer(answer: (heard: Heard) => Scripted): Promise<ScriptedServer> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
      heard.push(one);
      const told = answer(one);
      if (told === 'cut') request.socket.destroy();
      else if (typeof told === 'function') void told(response, one);
      else send(response, told);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    heard,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A problem as the service says it. */
export function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
): { status: number; headers: Record<string, string>; body: object } {
  const body = {
    type: `/problems/${code.toLowerCase()}`,
    title: code,
    status,
    detail: code,
    instance: '/',
    code,
  };
  return { status, headers, body: { ...body, requestId: 'r-1' } };
}

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body }: Exclude<Scripted, 'cut' | ((...given: never[]) => unknown)>,
): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': type }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
