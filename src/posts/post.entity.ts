import { Column, Entity, PrimaryColumn } from 'typeorm';

export const postStatuses = ['draft', 'published'] as const;
export type PostStatus = (typeof postStatuses)[number];

/** Whose the text of a published post is: everybody's, or that of whoever has signed in. */
export const postVisibilities = ['public', 'members'] as const;
export type PostVisibility = (typeof postVisibilities)[number];

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

  @Column({ type: 'text', name: 'meta_title', nullable: true })
  metaTitle: string | null;

  @Column({ type: 'text', name: 'meta_description', nullable: true })
  metaDescription: string | null;

  @Column({ type: 'text', name: 'canonical_url', nullable: true })
  canonicalUrl: string | null;

  @Column('text')
  visibility: PostVisibility;

  @Column('boolean')
  featured: boolean;

  @Column({ name: 'cover_image_id', type: 'uuid', nullable: true })
  coverImageId: string | null;

  @Column('boolean')
  pinned: boolean;

  /** The number of the latest revision of its text. */
  @Column('int')
  revision: number;

  @Column('text')
  status: PostStatus;

  @Column({ type: 'timestamptz', name: 'published_at', precision: 3, nullable: true })
  publishedAt: Date | null;

  /** When a draft publishes itself; null: it does not. */
  @Column({ type: 'timestamptz', name: 'publish_at', precision: 3, nullable: true })
  publishAt: Date | null;

  /** Why it did not publish itself when it was to; null: it was not to, or is tried for the first time. */
  @Column({ type: 'text', name: 'publish_error', nullable: true })
  publishError: string | null;

  /** How often it was published. */
  @Column('int')
  publications: number;

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
