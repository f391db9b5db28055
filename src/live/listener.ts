import { Readable } from 'node:stream';
import type { Caller } from '../access/caller.js';
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

/** One open stream: whose it is, how far it is, and the bytes that wait for its reader. */
export class Listener extends Readable {
  /** Everything up to here has been told, or was not for this listener. */
  position = 0;
  /** Whether new events come as they are read; else the listener is behind and catches up at its own pace. */
  isJoined = false;
  private audiences: ReadonlySet<string> = new Set();
  private caller: Caller | null = null;
  private isEnded = false;
  private onRead: (() => void) | null = null;

  constructor(
    caller: Caller,
    private readonly types: readonly string[],
  ) {
    super({ highWaterMark: mostWaiting });
    this.allow(caller);
    // without a listener an error would end the process; whoever waits is told by `close`
    this.on('error', () => undefined);
  }

  /** From now on it hears what this caller may hear. */
  allow(caller: Caller): void {
    if (caller.permissions === this.caller?.permissions) return;
    this.caller = caller;
    this.audiences = new Set(audiencesOf(caller));
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
    const timer = setTimeout(() => this.destroy(), patience.farewell).unref();
    this.once('close', () => clearTimeout(timer));
  }

  /** Comes while something is taken out, and only when less than the most is left then. */
  override _read(): void {
    this.onRead?.();
  }

  private isFor({ audience, type }: PlacedEvent): boolean {
    const isWanted = this.types.length === 0 || wants(this.types, type);
    return isWanted && audience.some((name) => this.audiences.has(name));
  }
}
