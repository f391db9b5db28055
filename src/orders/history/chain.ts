import { createHash } from 'node:crypto';
import type { OrderStatus } from '../order-status.js';

/** An entry of an order's history with its place in the chain. Hashes and digests are hexadecimal. */
export interface ChainEntry {
  readonly position: number;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actorId: string | null;
  /** Null: it went with the value, when a person was erased. */
  readonly actorSalt: string | null;
  readonly actorDigest: string;
  readonly reason: string | null;
  readonly reasonSalt: string | null;
  readonly reasonDigest: string;
  readonly previousHash: string | null;
  readonly hash: string;
}

/** The history of one order, and what stands elsewhere of how it has to end. */
export interface Chain {
  readonly id: string;
  readonly status: OrderStatus;
  /** Its buyer was erased: only then may what names people be gone. */
  readonly isNobodys: boolean;
  /** How many entries there are to be, and the hash of the last; null: that is gone. */
  readonly length: number | null;
  readonly head: string | null;
  readonly entries: readonly ChainEntry[];
}

/** What is wrong with a chain: the first entry that does not fit, or null for what is missing behind the last. */
export interface ChainFault {
  readonly orderId: string;
  readonly position: number | null;
  readonly what: string;
}

/**
 * The first thing that is wrong with the chain, or null. Computes everything itself: a database that was made to lie
 * about its functions is not believed.
 */
export function firstFault(chain: Chain): ChainFault | null {
  let previous: string | null = null;
  for (const [index, entry] of chain.entries.entries()) {
    const what = faultOf(entry, chain, index + 1, previous);
    if (what !== null) return { orderId: chain.id, position: index + 1, what };
    previous = entry.hash;
  }
  const what = faultOfEnd(chain, previous);
  return what === null ? null : { orderId: chain.id, position: null, what };
}

function faultOf(entry: ChainEntry, chain: Chain, place: number, previous: string | null): string | null {
  if (entry.position !== place)
    return `an entry is missing, or out of its place: this one is the ${entry.position}.`;
  if (entry.previousHash !== previous) return 'it does not follow the one before.';
  if (entry.hash !== hashOf(chain.id, entry)) return 'it was changed.';
  const { actorSalt, actorId, actorDigest, reasonSalt, reason, reasonDigest } = entry;
  if (!isTrue(actorSalt, actorId, actorDigest, chain.isNobodys)) return 'who did it was changed.';
  if (!isTrue(reasonSalt, reason, reasonDigest, chain.isNobodys)) return 'its reason was changed.';
  return null;
}

function faultOfEnd({ entries, length, head, status }: Chain, last: string | null): string | null {
  if (length !== entries.length || head !== last)
    return `there are ${entries.length} entries where there have to be ${length ?? 'some'}.`;
  return entries.at(-1)?.to === status ? null : `the order is ${status}, which its history does not say.`;
}

/** Whether the digest is of the value; of an erased one nothing is known, and that is right only where somebody was erased. */
function isTrue(salt: string | null, value: string | null, digest: string, mayBeErased: boolean): boolean {
  if (salt === null) return value === null && mayBeErased;
  return digest === sha256(salt + (value === null ? '' : `=${value}`));
}

function hashOf(orderId: string, entry: ChainEntry): string {
  const { previousHash, position, from, to, at, actorDigest, reasonDigest } = entry;
  const parts = [previousHash ?? '-', orderId, position, from ?? '-', to, at, actorDigest, reasonDigest];
  return sha256(parts.join('|'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
