import { newId } from '../../src/clock/new-id.js';
import type { Actor, Answer } from './actor.js';

/** Where goods go; a test names only what it is about. */
export function addressBody(facts: object = {}): Record<string, any> {
  return {
    ...{ name: 'Anna Berg', line1: 'Storgata 1', city: 'Oslo', postalCode: '0155', country: 'NO' },
    ...facts,
  };
}

/** A price of a shipping method. */
export function carriage(amount: number, facts: object = {}): Record<string, any> {
  return { currency: 'USD', amount, perKgAmount: null, freeFromAmount: null, ...facts };
}

/** The body of a shipping method that is fine. */
export function methodBody(facts: object = {}): Record<string, any> {
  return { name: 'By post', countries: [], prices: [carriage(490)], ...facts };
}

/** The body of a tax rate that is fine, of a region that has none yet. */
export function taxBody(facts: object = {}): Record<string, any> {
  return { country: 'NO', region: newId(), label: 'VAT', rate: '25', isIncluded: true, ...facts };
}

/** A shipping method that an admin has made, as the API shows it. */
export async function methodOf(admin: Actor, facts: object = {}): Promise<Record<string, any>> {
  return made(await admin.post('/shipping-methods', methodBody(facts)));
}

/** A tax rate that an admin has made, as the API shows it. */
export async function taxOf(admin: Actor, facts: object = {}): Promise<Record<string, any>> {
  return made(await admin.post('/tax-rates', taxBody(facts)));
}

/** An address that somebody keeps, as the API shows it. */
export async function addressOf(person: Actor, facts: object = {}): Promise<Record<string, any>> {
  return made(await person.post('/users/me/addresses', addressBody(facts)));
}

function made({ status, body }: Answer): Record<string, any> {
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body;
}
