import { Column, Entity, PrimaryColumn } from 'typeorm';

export const productStatuses = ['draft', 'active', 'archived'] as const;
/** Only active products are seen and sold; archived ones stay for the orders that name them. */
export type ProductStatus = (typeof productStatuses)[number];

/** A picture of a product. */
export interface ProductImage {
  readonly url: string;
  readonly alt: string;
}

/** A choice that a product offers, such as a size. */
export interface ProductOption {
  readonly name: string;
  readonly values: readonly string[];
}

/** Something for sale, as it is shown. What is bought, priced and kept in stock are its variants. */
@Entity('products')
export class Product {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  /** Markdown. */
  @Column('text')
  description: string;

  /** In which every variant has a price; lists show and sort by it. */
  @Column({ type: 'text', name: 'price_currency' })
  priceCurrency: string;

  @Column('text')
  status: ProductStatus;

  @Column({ type: 'uuid', name: 'category_id', nullable: true })
  categoryId: string | null;

  @Column('text', { array: true })
  tags: string[];

  @Column('jsonb')
  images: ProductImage[];

  @Column('jsonb')
  attributes: Record<string, string | number | boolean>;

  @Column('jsonb')
  options: readonly ProductOption[];

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
