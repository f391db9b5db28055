import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { client } from './openid-provider.js';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A provider whose every answer a test chooses; nobody signs in there, tests say that somebody has. */
export class OddProvider {
  /** What `/token` and `/me` answer. */
  token: Answer = () => undefined;
  userinfo: Answer = () => undefined;
  /** The paths that were asked for, with what was sent. */
  readonly asked: { path: string; headers: IncomingMessage['headers']; body: string }[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<OddProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new OddProvider(server, url);
    server.on('request', (request, response) => void provider.take(request, response));
    return provider;
  }

  /** The variables that make it the Google of a Stoa. */
  get environment(): Record<string, string> {
    return {
      GOOGLE_CLIENT_ID: client.id,
      GOOGLE_CLIENT_SECRET: client.secret,
      GOOGLE_AUTHORIZATION_URL: `${this.url}/auth`,
      GOOGLE_TOKEN_URL: `${this.url}/token`,
      GOOGLE_USERINFO_URL: `${this.url}/me`,
    };
  }

  /** From now on it answers as it should: `userinfo` about the person, and an ID token with these claims changed. */
  behave(userinfo: Record<string, unknown>, nonce: string, claims: Record<string, unknown> = {}): void {
    const idToken = {
      iss: this.url,
      aud: client.id,
      sub: userinfo['sub'],
      exp: Math.floor(Date.now() / 1000) + 60,
      nonce,
      ...claims,
    };
    this.token = json({ access_token: 'an access token', token_type: 'Bearer', id_token: jwt(idToken) });
    this.userinfo = json(userinfo);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    this.asked.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
    if (path === '/token') this.token(response, request);
    else this.userinfo(response, request);
  }
}

/** Answers 200 with this as JSON. */
export const json =
  (value: unknown): Answer =>
  (response) =>
    text(JSON.stringify(value))(response, undefined as never);

/** Answers with these bytes. */
export const text =
  (body: string | Buffer, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

/** A token that nobody signed. */
function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}
