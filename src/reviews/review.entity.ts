import { Column, Entity, PrimaryColumn } from 'typeorm';

export const reviewStatuses = ['pending', 'approved', 'rejected'] as const;
/** `pending` and `rejected` ones are seen by their author and by moderators. */
export type ReviewStatus = (typeof reviewStatuses)[number];

/** What a buyer says of a product. The product's rating follows by trigger. */
@Entity('reviews')
export class Review {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid', name: 'product_id' })
  productId: string;

  @Column({ type: 'uuid', name: 'author_id' })
  authorId: string;

  @Column('smallint')
  rating: number;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Column({ type: 'text', nullable: true })
  body: string | null;

  @Column('text')
  status: ReviewStatus;

  @Column({ type: 'text', name: 'rejection_reason', nullable: true })
  rejectionReason: string | null;

  /** What the shop answers. */
  @Column({ type: 'text', nullable: true })
  reply: string | null;

  @Column({ type: 'timestamptz', name: 'replied_at', precision: 3, nullable: true })
  repliedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  /** When the author last changed it; moderation is none of theirs. */
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
