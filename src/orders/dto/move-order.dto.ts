import { Optional } from '../../http/fields/fields.js';
import { Text } from '../../http/fields/text.js';

/** Why an order is cancelled. */
export class CancelOrderDto {
  /** @example Ordered twice by mistake */
  @Optional()
  @Text(500)
  reason?: string;
}

/** How the goods travel. */
export class ShipOrderDto {
  /** @example PostNord */
  @Optional()
  @Text(100)
  carrier?: string;

  /** @example SE370123 */
  @Optional()
  @Text(100)
  trackingNumber?: string;
}
