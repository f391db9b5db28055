import { Injectable } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Memory } from '../../access/revocations/memory.js';
import { Revocations } from '../../access/revocations/revocations.js';
import { signingKeys as topic } from '../../access/revocations/revocations.sql.js';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Unavailable } from '../../http/problem/problems.js';
import { KeyRotation } from './key-rotation.js';
import { KeySet } from './key-set.js';
import { KeyStore } from './key-store.js';
import { configuredKey, type PublicJwk, type PublishedKey, type SigningKey } from './signing-key.js';

const lookMilliseconds = 1_000;

/**
 * The ES256 keys of access tokens, those of the configuration and those of the database. An instance holds them in
 * memory under its lease: a key that is new, retired or dropped is news to all of them (see Revocations).
 */
@Injectable()
export class SigningKeys {
  private readonly memory: Memory<KeySet>;
  private readonly configured: readonly PublishedKey[];
  /** As they were read last, which may be outdated. */
  private latest = new KeySet([], 0);
  private looking: Promise<KeySet> | null = null;
  private lookedAt = -Infinity;

  constructor(
    private readonly store: KeyStore,
    private readonly rotation: KeyRotation,
    private readonly clock: Clock,
    private readonly config: Config,
    revocations: Revocations,
  ) {
    this.memory = revocations.memory();
    this.configured = config.auth.signingKeys.map((key, index) => configuredKey(key, index === 0));
  }

  /** The key that signs at this moment. */
  async current(): Promise<SigningKey> {
    const known = (await this.certain()).signingAt(this.clock.now());
    if (known !== null) return known;
    await this.rotation.tend();
    const made = (await this.read()).signingAt(this.clock.now());
    if (made === null) throw new Unavailable('No key can sign just now; try again shortly.');
    return made;
  }

  /**
   * The public key of that id, to check a signature with, or null. It may be outdated: {@link isTaken} decides. Ids
   * that are made up cost nothing under the lease, and without it one look a second, however many there are.
   */
  async find(kid: string): Promise<KeyObject | null> {
    const now = this.clock.now();
    const certain = this.memory.recall(topic);
    if (certain !== null) return certain.verifyingAt(now, kid);
    return this.latest.verifyingAt(now, kid) ?? (await this.lookAgain()).verifyingAt(now, kid);
  }

  /** Whether tokens of that key are taken at this very request. */
  async isTaken(kid: string): Promise<boolean> {
    return (await this.certain()).verifyingAt(this.clock.now(), kid) !== null;
  }

  /** The JSON Web Key Set (RFC 7517) of all keys whose tokens are taken, now or soon. */
  async jwks(): Promise<{ keys: PublicJwk[] }> {
    return { keys: (await this.certain()).jwksAt(this.clock.now()) };
  }

  private certain(): Promise<KeySet> {
    const entry = async () => ({ userId: topic, value: await this.read() });
    return this.memory.find(topic, () => true, entry) as Promise<KeySet>;
  }

  private async read(): Promise<KeySet> {
    const keys = [...this.configured, ...(await this.stored())];
    return (this.latest = new KeySet(keys, this.config.auth.accessTokenTtlSeconds));
  }

  /** Where the configuration brings keys, those of the database only verify. */
  private async stored(): Promise<PublishedKey[]> {
    const keys = await this.store.read();
    return this.configured.length === 0 ? keys : keys.map((key) => ({ ...key, privateKey: null }));
  }

  /** All who ask for an id that nobody knows share one look, which waits its turn. */
  private lookAgain(): Promise<KeySet> {
    this.looking ??= this.look();
    return this.looking;
  }

  private async look(): Promise<KeySet> {
    const pause = this.lookedAt + lookMilliseconds - this.clock.ticks();
    await delay(Math.max(pause, 0));
    // whoever asks from now on looks anew: what is read now may be from before their key was made
    this.looking = null;
    this.lookedAt = this.clock.ticks();
    return this.certain();
  }
}
