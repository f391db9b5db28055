import { Column, Entity, PrimaryColumn } from 'typeorm';

export const commentStatuses = ['pending', 'approved', 'rejected', 'spam'] as const;
/** Those that are not `approved` are seen by their author and by moderators. */
export type CommentStatus = (typeof commentStatuses)[number];

/** What somebody says about a post; replies stand one level below. The counts of the post follow by trigger. */
@Entity('comments')
export class Comment {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid', name: 'post_id' })
  postId: string;

  /** Null: the person was erased. */
  @Column({ type: 'uuid', name: 'author_id', nullable: true })
  authorId: string | null;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('text')
  body: string;

  @Column('text')
  status: CommentStatus;

  @Column({ type: 'text', name: 'rejection_reason', nullable: true })
  rejectionReason: string | null;

  /** Null: nobody but its author and moderators ever saw it. */
  @Column({ type: 'timestamptz', name: 'first_approved_at', precision: 3, nullable: true })
  firstApprovedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  /** When it was last changed or deleted; moderation is neither. */
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;

  /** When its text was last changed. */
  @Column({ type: 'timestamptz', name: 'edited_at', precision: 3, nullable: true })
  editedAt: Date | null;

  /** Set: the text is shown no more; the place above replies stays. */
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true })
  deletedAt: Date | null;
}
