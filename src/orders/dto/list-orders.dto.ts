import { DateTime, OneOf, Optional } from '../../http/fields/fields.js';
import { Id } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { orderStatuses, type OrderStatus } from '../order-status.js';

/** Which orders. Sorted by `createdAt` or `total`; the newest first unless told. */
export class ListOrdersDto extends ListQuery {
  @Optional()
  @OneOf(orderStatuses, 'OrderStatus')
  status?: OrderStatus;

  /** Whose; others than one's own for admins only. */
  @Optional()
  @Id()
  userId?: string;

  /** Placed at or after. @example 2026-01-01T00:00:00.000Z */
  @Optional()
  @DateTime()
  from?: string;

  /** Placed before. @example 2026-12-31T00:00:00.000Z */
  @Optional()
  @DateTime()
  to?: string;
}
