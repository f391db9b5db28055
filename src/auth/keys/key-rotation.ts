import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Revocations } from '../../access/revocations/revocations.js';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import { withPatience } from '../../database/patience.js';
import { isActive, isOver, newestOf } from './key-set.js';
import { KeyStore, type Cause } from './key-store.js';
import type { PublishedKey } from './signing-key.js';

/** How long a key is published before it signs: the JWKS may be kept for five minutes, and asked for late. */
export const publishedSeconds = 900;

/** What a rotation did. */
export interface Rotation {
  /** The key that signs next, or now. */
  readonly kid: string;
  readonly activeFrom: Date;
  /** False: it was waiting for its turn already. */
  readonly isNew: boolean;
  /** Keys whose tokens are taken no longer. */
  readonly dropped: readonly string[];
}

/** The life of the signing keys: next, active, retired, gone (R14). Any number of instances tend to one set. */
@Injectable()
export class KeyRotation implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: KeyStore,
    private readonly revocations: Revocations,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onModuleInit(): Promise<void> {
    return withPatience(() => this.tend());
  }

  /**
   * Does what is due: publishes the next key when the newest has lived long enough, and deletes those that are over.
   * Makes a key that signs at once where this process can open none. Every instance knows of it when this returns.
   */
  async tend(): Promise<void> {
    const hasChanged = await this.database.transaction(async (tx) => {
      const { kept, dropped } = await this.sweep(tx);
      return (await this.change(tx, kept)) || dropped > 0;
    });
    if (hasChanged) await this.revocations.spread();
  }

  /** Publishes the next key now instead of when the current one has lived its life. Nobody is signed out by it. */
  async rotate(): Promise<Rotation> {
    const rotation = await this.database.transaction(async (tx) => {
      const { kept } = await this.sweep(tx);
      const waiting = newestOf(kept.filter(({ activeFrom }) => activeFrom > this.clock.now()));
      const activeFrom = waiting?.activeFrom ?? this.clock.inSeconds(publishedSeconds);
      const kid = waiting?.jwk.kid ?? (await this.succeed(tx, activeFrom, 'command'));
      return { kid, activeFrom, isNew: waiting === null, dropped: [] };
    });
    await this.revocations.spread();
    return rotation;
  }

  /**
   * For a key that leaked: a new one signs from now on, and no token of any other is taken, by any instance, when this
   * returns. Sessions live on: everybody has to refresh.
   */
  async rotateNow(): Promise<Rotation> {
    const rotation = await this.database.transaction(async (tx) => {
      const dropped = (await this.store.hold(tx)).map(({ jwk }) => jwk.kid);
      const activeFrom = this.clock.now();
      const kid = await this.store.add(tx, activeFrom, 'leak');
      await this.store.drop(tx, dropped);
      return { kid, activeFrom, isNew: true, dropped };
    });
    await this.revocations.spread();
    return rotation;
  }

  /** Holds the keys and deletes those that are over. */
  private async sweep(tx: Tx): Promise<{ kept: PublishedKey[]; dropped: number }> {
    const keys = await this.store.hold(tx);
    const [now, life] = [this.clock.now(), this.config.auth.accessTokenTtlSeconds];
    const over = keys.filter((key) => isOver(key, now, life)).map(({ jwk }) => jwk.kid);
    await this.store.drop(tx, over);
    return { kept: keys.filter(({ jwk }) => !over.includes(jwk.kid)), dropped: over.length };
  }

  /** Whether anything had to be done about who signs. */
  private async change(tx: Tx, keys: readonly PublishedKey[]): Promise<boolean> {
    const now = this.clock.now();
    if (this.config.auth.signingKeys.length > 0) return this.retireAll(tx, keys, now);
    const usable = keys.filter(({ privateKey }) => privateKey !== null);
    if (!usable.some((key) => isActive(key, now))) {
      await this.store.add(tx, now, 'none_could_sign');
      return true;
    }
    const newest = newestOf(usable.filter(({ retiresAt }) => retiresAt === null));
    if (newest === null) return false;
    const end = newest.activeFrom.getTime() + this.config.auth.signingKeyLifetimeSeconds * 1000;
    const earliest = this.clock.inSeconds(publishedSeconds);
    if (end > earliest.getTime()) return false;
    await this.succeed(tx, earliest, 'age');
    return true;
  }

  /** Publishes a key that signs from that moment on, in the place of all that sign until then. */
  private async succeed(tx: Tx, activeFrom: Date, cause: Cause): Promise<string> {
    const kid = await this.store.add(tx, activeFrom, cause);
    await this.store.retire(tx, activeFrom, kid);
    return kid;
  }

  /** Keys of the database sign no more once the configuration brings some; what they signed is taken until it expires. */
  private async retireAll(tx: Tx, keys: readonly PublishedKey[], now: Date): Promise<boolean> {
    if (!keys.some(({ retiresAt }) => retiresAt === null)) return false;
    await this.store.retire(tx, now, null);
    return true;
  }
}
