import { createClient, type ClientOf, type StoaOptions } from './create-client.js';
import * as operations from './generated/operations.js';

/** A client that can do everything. */
export type Stoa = ClientOf<typeof operations>;

/**
 * A client with a method for each operation of the service: `stoa.getOrder({ id })`. Applications that count bytes name
 * the operations that they use and call {@link createClient}.
 */
export function createStoa(options: StoaOptions = {}): Stoa {
  return createClient(operations, options);
}
