import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrderStatus } from './order-status.js';
import type { Tier } from './pricing/tier-reduction.js';

/** Where the goods go, as the buyer wrote it at the time. */
export interface Address {
  readonly name: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly region: string | null;
  readonly postalCode: string;
  readonly country: string;
}

/** An order. Prices and sums are frozen at the moment it was placed; minor units of `currency`. */
@Entity('orders')
export class Order {
  @PrimaryColumn('uuid')
  id: string;

  /** Null: the person was erased. */
  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId: string | null;

  @Column('text')
  status: OrderStatus;

  @Column('text')
  currency: string;

  @Column('bigint')
  subtotal: number;

  @Column('bigint')
  discount: number;

  @Column('bigint')
  shipping: number;

  @Column('bigint')
  tax: number;

  @Column('bigint')
  total: number;

  /** The buyer's tier at the time. */
  @Column('text', { nullable: true })
  tier: Tier | null;

  @Column({ type: 'jsonb', name: 'shipping_address', nullable: true })
  shippingAddress: Address | null;

  @Column('text', { nullable: true })
  note: string | null;

  /** When an unpaid order is cancelled. */
  @Column({ type: 'timestamptz', name: 'payment_due_at', precision: 3 })
  paymentDueAt: Date;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
