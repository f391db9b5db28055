import { connect, type Socket } from 'node:net';

/** An answer read off a socket. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: any;
}

/** Writes the bytes on a new connection and reads until the server closes it. */
export function speak(url: string, ...parts: (string | Buffer)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let heard = '';
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')));
    socket.on('close', () => resolve(heard));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(heard) : reject(error),
    );
    for (const part of parts) socket.write(part);
  });
}

/** The first answer in what was heard. */
export function parseAnswer(heard: string): RawAnswer {
  const [head = '', body = ''] = heard.split('\r\n\r\n', 2);
  const [line = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((text) => [text.split(':')[0]!.toLowerCase(), text.slice(text.indexOf(':') + 1).trim()]),
  );
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  return { status: Number(line.split(' ')[1]), headers, body: isJson ? JSON.parse(body) : body };
}

/** Both of the above. */
export async function exchange(url: string, ...parts: (string | Buffer)[]): Promise<RawAnswer> {
  return parseAnswer(await speak(url, ...parts));
}

/** Writes the bytes on a new connection and leaves it open, once the server must have seen them. */
export function openSocket(url: string, bytes: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes, () => resolve(socket)));
    socket.on('error', reject);
  });
}
