import type { KeyObject } from 'node:crypto';
import type { PublicJwk, PublishedKey, SigningKey } from './signing-key.js';

/** For clocks that do not agree. */
const skewSeconds = 60;

/** Whether it signs at that moment, if it can be opened. */
export function isActive({ activeFrom, retiresAt }: PublishedKey, at: Date): boolean {
  return activeFrom <= at && (retiresAt === null || at < retiresAt);
}

/** Whether the last token that it can have signed has expired. */
export function isOver({ retiresAt }: PublishedKey, at: Date, tokenLifeSeconds: number): boolean {
  return retiresAt !== null && at.getTime() >= retiresAt.getTime() + (tokenLifeSeconds + skewSeconds) * 1000;
}

/** The one that became active last, or is to. */
export function newestOf<T extends PublishedKey>(keys: readonly T[]): T | null {
  return keys.reduce<T | null>(
    (newest, key) => (newest !== null && newest.activeFrom >= key.activeFrom ? newest : key),
    null,
  );
}

/** The keys as they were at one moment. What each is good for follows from the time alone. */
export class KeySet {
  constructor(
    private readonly keys: readonly PublishedKey[],
    private readonly tokenLifeSeconds: number,
  ) {}

  /** The newest active key that can be opened; null: there is none. */
  signingAt(now: Date): SigningKey | null {
    const key = newestOf(this.keys.filter((one) => one.privateKey !== null && isActive(one, now)));
    return key?.privateKey ? { kid: key.jwk.kid, privateKey: key.privateKey } : null;
  }

  /** The public key of that id if its tokens are taken at that moment: also the next one's, never one that is over. */
  verifyingAt(now: Date, kid: string): KeyObject | null {
    return this.publishedAt(now).find(({ jwk }) => jwk.kid === kid)?.publicKey ?? null;
  }

  /** What is published at that moment: the key that signs first. */
  jwksAt(now: Date): PublicJwk[] {
    const signing = this.signingAt(now)?.kid;
    const jwks = this.publishedAt(now).map(({ jwk }) => jwk);
    return [...jwks.filter(({ kid }) => kid === signing), ...jwks.filter(({ kid }) => kid !== signing)];
  }

  private publishedAt(now: Date): PublishedKey[] {
    return this.keys.filter((key) => !isOver(key, now, this.tokenLifeSeconds));
  }
}
