import { Column, Entity, PrimaryColumn } from 'typeorm';

export const productStatuses = ['draft', 'active', 'archived'] as const;
/** Only active products are seen and sold; archived ones stay for the orders that name them. */
export type ProductStatus = (typeof productStatuses)[number];

/** A picture of a product. */
export interface ProductImage {
  readonly url: string;
  readonly alt: string;
}

/** Something for sale. Its stock is the last figure of its ledger; the database refuses any other. */
@Entity('products')
export class Product {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  sku: string;

  @Column('text')
  name: string;

  /** Markdown. */
  @Column('text')
  description: string;

  /** Minor units of `priceCurrency`. */
  @Column({ type: 'int', name: 'price_amount' })
  priceAmount: number;

  @Column({ type: 'text', name: 'price_currency' })
  priceCurrency: string;

  @Column('int')
  stock: number;

  @Column('text')
  status: ProductStatus;

  @Column({ type: 'uuid', name: 'category_id', nullable: true })
  categoryId: string | null;

  @Column('text', { array: true })
  tags: string[];

  @Column('jsonb')
  images: ProductImage[];

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
