import { Column, Entity, PrimaryColumn } from 'typeorm';

export const postStatuses = ['draft', 'published'] as const;
export type PostStatus = (typeof postStatuses)[number];

/** An article. What is shown of it is made when it is written. */
@Entity('posts')
export class Post {
  @PrimaryColumn('uuid')
  id: string;

  /** Null: the person was erased. */
  @Column({ type: 'uuid', name: 'author_id', nullable: true })
  authorId: string | null;

  @Column('text')
  title: string;

  /** Follows the title until the first publication, then stays. */
  @Column('text')
  slug: string;

  /** Markdown. */
  @Column('text')
  content: string;

  /** `content`, rendered and sanitised. */
  @Column({ type: 'text', name: 'content_html' })
  contentHtml: string;

  @Column('text')
  excerpt: string;

  /** Whether the author wrote the excerpt; if not it follows the text. */
  @Column({ type: 'boolean', name: 'excerpt_is_given' })
  excerptIsGiven: boolean;

  @Column({ type: 'int', name: 'reading_minutes' })
  readingMinutes: number;

  @Column('text')
  status: PostStatus;

  @Column({ type: 'timestamptz', name: 'published_at', precision: 3, nullable: true })
  publishedAt: Date | null;

  /** When a draft publishes itself; null: it does not. */
  @Column({ type: 'timestamptz', name: 'publish_at', precision: 3, nullable: true })
  publishAt: Date | null;

  @Column({ type: 'timestamptz', name: 'first_published_at', precision: 3, nullable: true })
  firstPublishedAt: Date | null;

  /** Whether nobody may comment any more. */
  @Column({ type: 'boolean', name: 'comments_closed' })
  commentsClosed: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
