import { Injectable } from '@nestjs/common';
import type { LookupAddress } from 'node:dns';
import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Clock } from '../../clock/clock.js';
import { AddressPolicy, literalOf, RefusedAddress } from '../address/address-policy.js';
import { Names } from '../address/names.js';
import { keptText, type Answer } from './answer.js';

const mostRead = 64 * 1024;

/** What is sent. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One POST to a stranger, who may do with it what he likes: it ends in time, reads little, and follows nowhere. */
@Injectable()
export class WebhookCall {
  /** For all of it: finding the address, connecting, being answered to the end. */
  readonly deadlineMilliseconds: number = 15_000;

  constructor(
    private readonly policy: AddressPolicy,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** Makes the call; null: `leaving` came before its end, and nobody knows what became of it. Never throws. */
  async make(outgoing: Outgoing, leaving: AbortSignal): Promise<Answer | null> {
    const started = this.clock.ticks();
    const signal = AbortSignal.any([leaving, AbortSignal.timeout(this.deadlineMilliseconds)]);
    const answer = await this.attempt(outgoing, signal);
    if (leaving.aborted) return null;
    return { ...answer, durationMilliseconds: Math.round(this.clock.ticks() - started) };
  }

  private async attempt(
    outgoing: Outgoing,
    signal: AbortSignal,
  ): Promise<Omit<Answer, 'durationMilliseconds'>> {
    try {
      const { url, addresses } = await this.find(outgoing.url, signal);
      const response = await answerTo(open(url, addresses, outgoing, signal), outgoing.body);
      const { bytes, failure } = await read(response);
      return {
        status: knownStatus(response.statusCode),
        body: keptText(bytes),
        error: failure === null ? null : this.wordsOf(failure, signal),
        retryAfter: response.headers['retry-after'] ?? null,
      };
    } catch (error) {
      return { status: null, body: null, error: this.wordsOf(error, signal), retryAfter: null };
    }
  }

  /** The addresses are looked up once, judged, and are then the only ones that can be connected to. */
  private async find(text: string, signal: AbortSignal): Promise<{ url: URL; addresses: LookupAddress[] }> {
    const url = this.policy.check(text);
    if (literalOf(url) !== null) return { url, addresses: [] };
    const names = this.names.addressesOf(url.hostname, this.policy.isListed(url), signal);
    const addresses = await before(signal, names);
    this.policy.checkAddresses(
      url,
      addresses.map(({ address }) => address),
    );
    return { url, addresses };
  }

  private wordsOf(error: unknown, signal: AbortSignal): string {
    if (error instanceof RefusedAddress) return `Nothing is sent there. ${error.message}`;
    if (signal.aborted)
      return `It was not answered to the end within ${this.deadlineMilliseconds / 1_000} s.`;
    const { code } = error as { code?: unknown };
    const known = typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : '';
    return `The connection failed${known}.`;
  }
}

function open(
  url: URL,
  addresses: readonly LookupAddress[],
  { headers, body }: Outgoing,
  signal: AbortSignal,
): ClientRequest {
  const request = url.protocol === 'https:' ? overHttps : overHttp;
  return request(url, {
    method: 'POST',
    // a connection of its own, which ends with it: none is ever found open to an address of yesterday
    agent: false,
    lookup: pinnedTo(addresses),
    signal,
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'accept-encoding': 'identity' },
  });
}

/** A literal address is never looked up; it was judged itself. */
function pinnedTo(addresses: readonly LookupAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (first === undefined) callback(new Error('nothing to connect to'), '', 4);
    else if (all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

/** What stands for a status and is none counts as no answer. */
function knownStatus(code: number | undefined): number | null {
  return code !== undefined && code >= 100 && code <= 999 ? code : null;
}

/** Whatever the receiver does, it comes to an answer, an error, or the end of the connection without either. */
function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
    request.on('close', () => reject(new Error('the connection was closed')));
    request.end(body);
  });
}

/** Reads as much as is wanted, then drops the connection. */
async function read(response: IncomingMessage): Promise<{ bytes: Buffer; failure: unknown }> {
  const chunks: Buffer[] = [];
  let length = 0;
  let failure: unknown = null;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= mostRead) break;
    }
  } catch (error) {
    failure = error;
  }
  response.destroy();
  return { bytes: Buffer.concat(chunks).subarray(0, mostRead), failure };
}

/** The work, or the reason why the signal came first. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
