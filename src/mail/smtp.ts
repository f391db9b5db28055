import { createTransport } from 'nodemailer';
import { DependencyUnavailable, type Dependency, type Terms } from '../outside/dependency.js';
import { Undeliverable, type Message, type Transport } from './transport.js';

/** How long one step of the conversation may take, and all of it. */
const stepMilliseconds = 10_000;
const wholeMilliseconds = 60_000;
const connections = 5;

/** What nodemailer calls it when there is no talking to the server at all. */
const unwell = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'EPROTOCOL']);

/**
 * A letter that was handed over and not acknowledged must not leave twice at once: the queue tries again, later. What a
 * server says of one letter is its answer; only one that cannot be talked to is not well.
 */
export const smtpTerms: Terms = {
  name: 'smtp',
  timeoutMilliseconds: wholeMilliseconds,
  retries: 0,
  atOnce: connections,
  isFault: (error) => {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    return responseCode === 421 || unwell.has(String(code));
  },
};

/** Letters out by SMTP, on a few connections that stay open between them. */
export class Smtp implements Transport {
  readonly atOnce = connections;
  private readonly transporter;
  private readonly domain: string;

  constructor(
    url: string,
    from: string,
    private readonly dependency: Dependency,
  ) {
    this.domain = /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? 'stoa.invalid';
    this.transporter = createTransport(
      {
        url,
        pool: true,
        maxConnections: connections,
        ...{ dnsTimeout: stepMilliseconds, connectionTimeout: stepMilliseconds },
        ...{ greetingTimeout: stepMilliseconds, socketTimeout: stepMilliseconds },
        ...{ disableFileAccess: true, disableUrlAccess: true },
      },
      { from },
    );
    // an idle connection that breaks: the next letter opens another
    this.transporter.on('error', () => undefined);
  }

  get isReady(): boolean {
    return !this.dependency.isResting;
  }

  async send(id: string, { to, subject, text, html, unsubscribeUrl }: Message): Promise<void> {
    try {
      await this.dependency.call((signal) =>
        this.transporter.sendMail({
          messageId: `<${id}@${this.domain}>`,
          to: { name: '', address: to },
          ...{ subject, text, html },
          // so that nobody's holiday notice answers it (RFC 3834)
          headers: { 'auto-submitted': 'auto-generated', ...waysOut(unsubscribeUrl) },
          signal,
        }),
      );
    } catch (error) {
      throw withoutPeople(error);
    }
  }

  close(): void {
    this.transporter.close({ force: true });
  }
}

/** What mail programs show a button for. One click needs HTTPS: it is a request that nobody looks at (RFC 8058). */
function waysOut(url: string | null): Record<string, string> {
  if (url === null) return {};
  const oneClick = { 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' };
  return { 'list-unsubscribe': `<${url}>`, ...(url.startsWith('https:') ? oneClick : {}) };
}

/** The error in codes only: what servers answer repeats the address, and errors are logged. */
function withoutPeople(error: unknown): Error {
  if (error instanceof DependencyUnavailable) return new Error('SMTP: not reachable just now');
  const { code, originalCode, command, responseCode } = error as Record<string, unknown>;
  const said = [responseCode, code, originalCode, command].filter(
    (part) => typeof part === 'number' || isWord(part),
  );
  const summary = `SMTP: ${said.length > 0 ? said.join(' ') : 'no answer in time'}`;
  // below 550 it is about us (who we are, what we said), and mending that lets the letter through
  const isRefused = command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 550;
  return isRefused ? new Undeliverable(summary) : new Error(summary);
}

function isWord(part: unknown): boolean {
  return typeof part === 'string' && /^[A-Z][A-Z_ ]{1,30}$/.test(part);
}
