import { Readable } from 'node:stream';
import type { Caller } from '../access/caller.js';
import { signingKeys } from '../access/revocations/revocations.sql.js';
import { audiencesOf } from '../events/audience.js';
import { wants } from '../events/consumers.js';
import { farewell, frameOf, greeting, heartbeat } from './frames.js';
import type { PlacedEvent } from './live.sql.js';

/** Why a stream ends. */
export type Ending = 'signed-out' | 'not-allowed' | 'leaving' | 'unavailable';

/** What waits for one reader at most, beside one event and what its socket holds. Bytes. */
const mostWaiting = 64 * 1024;
/** When clients come again: not all of them at once, and after a leaving instance is out of the balancer. */
const retryMilliseconds = (): number => 2_000 + Math.round(Math.random() * 3_000);

/** Milliseconds; tests shorten them. */
export const patience = {
  /** For a reader who reads nothing while something waits. */
  stalled: 30_000,
  /** For the last words to be read. */
  farewell: 1_000,
};

/** Whether what was found out about the caller of a stream still counts. */
export interface Trust {
  /** Whether whatever takes rights away would be known here. */
  isHeld(): boolean;
  /** Has the caller looked at anew; {@link Listener.allow} or an end comes of it, sooner or later. */
  renew(): void;
}

/** One open stream: whose it is, how far it is, and the bytes that wait for its reader. */
export class Listener extends Readable {
  /** Everything up to here has been told, or was not for this listener. */
  position = 0;
  /** Whether new events come as they are read; else the listener is behind and catches up at its own pace. */
  isJoined = false;
  /** How often it was doubted that its caller may still hear. */
  doubts = 0;
  private audiences: ReadonlySet<string> = new Set();
  private caller: Caller | null = null;
  private isEnded = false;
  private isDoubted = true;
  private onTrust: (() => void) | null = null;
  private onRead: (() => void) | null = null;

  constructor(
    caller: Caller,
    private readonly types: readonly string[],
    private readonly trust: Trust,
  ) {
    super({ highWaterMark: mostWaiting });
    this.hearAs(caller);
    this.once('close', () => this.onTrust?.());
    // without a listener an error would end the process; whoever waits is told by `close`
    this.on('error', () => undefined);
  }

  /** Whether news of the user, session, API key, or of all signing keys, may be of its caller. A caller does not tell its key. */
  isMeantBy(id: string): boolean {
    const sessionId = this.caller?.sessionId ?? null;
    return sessionId === null || id === this.caller?.id || id === sessionId || id === signingKeys;
  }

  /** From now on nothing is told until its caller was looked at anew. */
  doubt(): void {
    this.doubts += 1;
    this.isDoubted = true;
  }

  /** Whether something waits for its caller to be looked at. */
  get isWaiting(): boolean {
    return this.onTrust !== null;
  }

  /** It was looked at: from now on it hears what this caller may hear. */
  allow(caller: Caller): void {
    this.hearAs(caller);
    this.isDoubted = false;
    this.onTrust?.();
  }

  /** Whether it may be told these right now: its caller is known to be still the same, or none is for it. */
  mayHear(events: readonly PlacedEvent[]): boolean {
    return this.isSure || !events.some((event) => this.isFor(event));
  }

  /** Comes back when its caller is known, or it is over. Whatever is told then has to be told before anything is waited for. */
  trusted(): Promise<void> {
    if (this.isOver || this.isSure) return Promise.resolve();
    return new Promise((resolve) => {
      this.onTrust = () => {
        this.onTrust = null;
        resolve();
      };
      this.trust.renew();
    });
  }

  /** Everything it may hear of. */
  get heardAudiences(): string[] {
    return [...this.audiences];
  }

  /** Whether there is nobody to tell anything any more. */
  get isOver(): boolean {
    return this.isEnded || this.destroyed;
  }

  begin(position: number, isReset: boolean): void {
    if (this.isOver) return;
    this.position = position;
    this.push(greeting(position, retryMilliseconds(), isReset));
  }

  /** Tells the event if it is for this listener; false: too much waits, it is to be told again later. */
  hear(event: PlacedEvent): boolean {
    if (this.isOver || event.position <= this.position) return true;
    if (this.isFor(event)) {
      if (this.readableLength >= mostWaiting) return false;
      this.push(frameOf(event));
    }
    this.position = event.position;
    return true;
  }

  beat(): void {
    if (!this.isOver && this.readableLength < mostWaiting) this.push(heartbeat(this.position));
  }

  /** Comes back when there is room again, or the stream is over; a reader who reads nothing for too long is dropped. */
  drained(): Promise<void> {
    if (this.isOver || this.readableLength < mostWaiting) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.destroy(), patience.stalled);
      const go = (): void => {
        clearTimeout(timer);
        this.onRead = null;
        this.off('close', go);
        resolve();
      };
      this.onRead = go;
      this.once('close', go);
    });
  }

  /** Ends the stream with its reason; whoever does not read even that is cut off. */
  end(reason: Ending): void {
    if (this.isOver) return;
    this.push(farewell(reason, retryMilliseconds()));
    this.isEnded = true;
    this.push(null);
    this.onTrust?.();
    const timer = setTimeout(() => this.destroy(), patience.farewell).unref();
    this.once('close', () => clearTimeout(timer));
  }

  /** Comes while something is taken out, and only when less than the most is left then. */
  override _read(): void {
    this.onRead?.();
  }

  private get isSure(): boolean {
    return !this.isDoubted && this.trust.isHeld();
  }

  private hearAs(caller: Caller): void {
    if (caller.permissions === this.caller?.permissions) return;
    this.caller = caller;
    this.audiences = new Set(audiencesOf(caller));
  }

  private isFor({ audience, type }: PlacedEvent): boolean {
    const isWanted = this.types.length === 0 || wants(this.types, type);
    return isWanted && audience.some((name) => this.audiences.has(name));
  }
}
