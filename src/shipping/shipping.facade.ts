import { Injectable } from '@nestjs/common';
import type { Rows } from '../database/statement.js';
import { findMethod, type MethodRow } from './shipping.sql.js';

export { carriageOf } from './carriage-price.js';

/** A way for goods to travel that can be chosen. */
export type ShippingMethod = Pick<MethodRow, 'id' | 'name' | 'countries' | 'prices'>;

/** What other features may ask about sending goods. */
@Injectable()
export class ShippingFacade {
  /** The method if it can be chosen now, or null. One statement. */
  find(source: Rows, id: string): Promise<ShippingMethod | null> {
    return source.row(findMethod, id, false);
  }
}
