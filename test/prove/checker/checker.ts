import { events } from './events.js';
import { goods } from './goods.js';
import type { Books } from './invariant.js';
import { money } from './money.js';
import { orders } from './orders.js';
import { told } from './told.js';
import { totals } from './totals.js';

const rooms = { goods, totals, money, orders, told, events };

/** Whether a sentence held, and the first things that broke it. */
export interface Finding {
  readonly sentence: string;
  readonly faults: readonly unknown[];
}

/**
 * Looks through the books for what breaks a sentence. It reads tables, those of the provider and the notes of the buyers
 * among them, and shares no code with the service.
 */
export async function check(books: Books): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { sentence, faults } of Object.values(rooms).flat())
    findings.push({ sentence, faults: await faults(books) });
  return findings;
}

/** The sentences that did not hold, each with what broke it. */
export function broken(findings: readonly Finding[]): Record<string, readonly unknown[]> {
  return Object.fromEntries(
    findings.filter(({ faults }) => faults.length > 0).map(({ sentence, faults }) => [sentence, faults]),
  );
}
