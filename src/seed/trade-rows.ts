import type { OrderStatus } from '../orders/order-status.js';
import type { Adjustment } from '../orders/pricing/adjustment.js';

/** Somebody who buys in the demo. */
export interface SeedBuyer {
  readonly id: string;
  readonly tier: 'regular' | 'premium';
}

export interface SeedOrder {
  id: string;
  user_id: string;
  status: OrderStatus;
  tier: string;
  subtotal: number;
  discount: number;
  total: number;
  adjustments: readonly Adjustment[];
  note: string | null;
  carrier: string | null;
  tracking_number: string | null;
  payment_due_at: Date;
  at: Date;
  updated_at: Date;
  lines: SeedLine[];
  moves: SeedMove[];
  /** Whether money arrived, and whether it went back. */
  payment: 'none' | 'succeeded' | 'refunded';
}

export interface SeedLine {
  id: string;
  product_id: string;
  variant_id: string;
  sku: string;
  name: string;
  options: Record<string, string>;
  quantity: number;
  unit_price: number;
  subtotal: number;
  discount: number;
  total: number;
  adjustments: readonly Adjustment[];
}

export interface SeedMove {
  from: OrderStatus | null;
  to: OrderStatus;
  actor_id: string | null;
  reason: string | null;
  at: Date;
}

export interface SeedMovement {
  id: string;
  variant_id: string;
  delta: number;
  reason: string;
  order_id: string | null;
  actor_id: string | null;
  at: Date;
}
