import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as an SMTP server took it. */
export interface TakenMail {
  readonly user: string;
  readonly recipients: readonly string[];
  /** By lower-case name, unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

/** A real SMTP server on the loopback, which takes mail from whoever knows the password. */
export class PostOffice {
  readonly taken: TakenMail[] = [];
  /** What it answers about a recipient: 0 takes it, anything else is an SMTP code. */
  verdict: (recipient: string) => number = () => 0;
  /** Runs when a mail has come, before it is acknowledged. */
  onMail: () => Promise<void> = () => Promise.resolve();

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  /** Opens one, on a port that was open before if given. */
  static async open(port = 0): Promise<PostOffice> {
    const held: { office: PostOffice | null } = { office: null };
    const server = new SMTPServer({
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      closeTimeout: 100,
      onAuth: ({ username, password }, _session, done) =>
        password === 'open sesame' ? done(null, { user: username }) : done(new Error('wrong password')),
      onRcptTo: ({ address }, _session, done) => {
        const code = held.office?.verdict(address) ?? 0;
        if (code === 0) return done();
        done(Object.assign(new Error(`<${address}> is not wanted here`), { responseCode: code }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          held.office?.taken.push(read(session, Buffer.concat(chunks).toString()));
          void held.office?.onMail().then(() => done());
        });
      },
    });
    // connections that a test breaks
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    held.office = new PostOffice(server, (server.server.address() as AddressInfo).port);
    return held.office;
  }

  get url(): string {
    return `smtp://stoa:open%20sesame@127.0.0.1:${this.port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function read(session: SMTPServerSession, raw: string): TakenMail {
  const headers = headersOf(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = raw
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => part.trimStart());
  const bodyOf = (type: string): string =>
    decoded(parts.find((part) => headersOf(part).get('content-type')?.startsWith(type)) ?? '');
  return {
    user: String(session.user),
    recipients: session.envelope.rcptTo.map(({ address }) => address),
    headers,
    text: bodyOf('text/plain'),
    html: bodyOf('text/html'),
  };
}

function headersOf(part: string): Map<string, string> {
  const head = part.split('\r\n\r\n', 1)[0]!.replaceAll(/\r\n[ \t]+/g, ' ');
  return new Map(
    head
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
}

function decoded(part: string): string {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4).replaceAll('\r\n', '\n');
  const encoding = headersOf(part).get('content-transfer-encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
