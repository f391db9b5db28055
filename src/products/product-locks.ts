import type { Tx } from '../database/database.js';
import { lockProducts } from './products.sql.js';
import { lockNewVariantsOf, lockVariantsOf } from './variants/variants.sql.js';

/**
 * Locks products with all their variants, as sales lock theirs: variants by id, then products by id. A variant that came
 * while the first lock waited is locked last and without waiting; whoever has it, has it in the order of sales.
 */
export async function lockWhole(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await tx.rows(lockVariantsOf, productIds);
  await tx.rows(lockProducts, productIds);
  await tx.rows(lockNewVariantsOf, productIds);
}
