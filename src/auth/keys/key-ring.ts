import { timingSafeEqual } from 'node:crypto';
import type { Config } from '../../config/config.js';
import { derivedKey, seal, unseal } from './sealing.js';

/** What a ring opened, and whether it was sealed under the secret of today. */
export interface Unsealed {
  readonly plain: Buffer;
  readonly isCurrent: boolean;
}

interface RingKey {
  readonly id: number;
  readonly key: Buffer;
}

/**
 * The keys for one purpose: of `KEY_ENCRYPTION_SECRET`, which seals and signs, and of those before it, which still
 * open and verify. So the secret itself can be changed, and nobody is signed out by it.
 */
export class KeyRing {
  private constructor(private readonly keys: readonly [RingKey, ...RingKey[]]) {}

  /** The ring of that purpose; one purpose's keys say nothing of another's. */
  static of({ auth }: Config, purpose: string): KeyRing {
    const ringKey = (secret: string): RingKey => ({
      id: idOf(secret),
      key: derivedKey(secret, purpose),
    });
    return new KeyRing([
      ringKey(auth.keyEncryptionSecret ?? ''),
      ...auth.previousKeyEncryptionSecrets.map(ringKey),
    ]);
  }

  /** The key that new things are made with. */
  get current(): Buffer {
    return this.keys[0].key;
  }

  /** Which key that is, in one byte. */
  get currentId(): number {
    return this.keys[0].id;
  }

  /** Whether there is more than the secret of today. */
  get hasPrevious(): boolean {
    return this.keys.length > 1;
  }

  /** Encrypts under the secret of today. */
  seal(plain: Buffer): Buffer {
    return seal(this.current, plain);
  }

  /** Opens what was sealed under any secret of the ring; null when it was another, or a byte has changed. */
  unseal(sealed: Buffer): Unsealed | null {
    for (const [index, { key }] of this.keys.entries()) {
      const plain = unseal(key, sealed);
      if (plain !== null) return { plain, isCurrent: index === 0 };
    }
    return null;
  }

  /** What `make` makes with each key of the ring, that of today first. */
  make<T>(make: (key: Buffer) => T): T[] {
    return this.keys.map(({ key }) => make(key));
  }

  /**
   * Whether `macWith` gives this MAC for a key of the ring: for those of the `id` if one is named, or for any. In
   * constant time for each key.
   */
  verifies(mac: Buffer, macWith: (key: Buffer) => Buffer, id: number | null = null): boolean {
    return this.keys.some(
      (known) => (id ?? known.id) === known.id && timingSafeEqual(mac, macWith(known.key)),
    );
  }
}

/** One byte is enough to find a secret by, and too little to try guesses of the secret on. */
function idOf(secret: string): number {
  return derivedKey(secret, 'id')[0] ?? 0;
}
