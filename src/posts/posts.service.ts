import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { PostDto } from './dto/post.dto.js';
import type { CreatePostDto, UpdatePostDto } from './dto/write-post.dto.js';
import { isTooNested } from './markdown.js';
import { slugOfNew, slugOfOld } from './post-slug.js';
import { Post } from './post.entity.js';
import {
  PostCreated,
  PostDeleted,
  PostPublished,
  PostUnpublished,
  PostUpdated,
  type PostNews,
} from './post.events.js';
import { ContentTooNested } from './post.problems.js';
import { findPostById, lockPost, type PostRow } from './posts.sql.js';
import { rendered } from './reading.js';
import { Tags } from './tags/tags.js';

/** Writing and publishing posts. */
@Injectable()
export class PostsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly database: Database,
    private readonly tags: Tags,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a draft.
   *
   * @throws PostSlugTaken, ContentTooNested
   */
  create(caller: Caller, request: CreatePostDto, retry: Retry): Promise<PostDto> {
    const text = textOf(request);
    return this.idempotency.once(retry, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      const slug = await slugOfNew(tx, id, request);
      const { title } = request;
      await tx.insert(Post, {
        id,
        authorId: caller.id,
        title,
        slug,
        ...text,
        status: 'draft',
        createdAt: now,
        updatedAt: now,
      });
      await this.tags.set(tx, id, request.tags ?? []);
      await this.outbox.append(tx, new PostCreated({ id, slug, authorId: caller.id }));
      return PostDto.from(await read(tx, id));
    });
  }

  /**
   * Makes the post what the request says; a left out excerpt follows the text again, left out tags are taken off.
   *
   * @throws NotFound, PreconditionFailed, PostSlugTaken, ContentTooNested
   */
  replace(caller: Caller, id: string, request: CreatePostDto, precondition: Precondition): Promise<PostDto> {
    return this.rewrite(caller, id, precondition, () => ({ ...request, tags: request.tags ?? [] }));
  }

  /**
   * Changes what the request names and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, PostSlugTaken, ContentTooNested
   */
  update(caller: Caller, id: string, request: UpdatePostDto, precondition: Precondition): Promise<PostDto> {
    return this.rewrite(caller, id, precondition, (current) => merged(current, request));
  }

  /** Shows the post to everybody; one that is published already stays as it is. @throws NotFound */
  publish(caller: Caller, id: string): Promise<PostDto> {
    const now = this.clock.now();
    return this.turn(caller, id, {
      status: 'published',
      columns: (current) => ({ publishedAt: now, firstPublishedAt: current.first_published_at ?? now }),
      event: (news) => new PostPublished(news),
    });
  }

  /** Makes the post a draft again; tags, slug and comments stay with it. @throws NotFound */
  unpublish(caller: Caller, id: string): Promise<PostDto> {
    const columns = (): Partial<Post> => ({ publishedAt: null });
    return this.turn(caller, id, { status: 'draft', columns, event: (news) => new PostUnpublished(news) });
  }

  /** Deletes the post with its comments. @throws NotFound, PreconditionFailed */
  delete(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const current = await lock(tx, caller, id);
      precondition.check(PostDto.from(current));
      await tx.delete(Post, { id });
      await this.outbox.append(tx, new PostDeleted(newsOf(current)));
    });
  }

  private rewrite(
    caller: Caller,
    id: string,
    precondition: Precondition,
    next: (current: PostRow) => CreatePostDto,
  ): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const current = await lock(tx, caller, id);
      precondition.check(PostDto.from(current));
      const request = next(current);
      const slug = await slugOfOld(tx, current, request);
      await tx.update(
        Post,
        { id },
        { title: request.title, slug, ...textOf(request), updatedAt: this.clock.now() },
      );
      if (request.tags !== undefined) await this.tags.set(tx, id, request.tags);
      await this.outbox.append(tx, new PostUpdated({ ...newsOf(current), slug }));
      return PostDto.from(await read(tx, id));
    });
  }

  private turn(caller: Caller, id: string, { status, columns, event }: Turn): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const current = await lock(tx, caller, id);
      if (current.status === status) return PostDto.from(current);
      await tx.update(Post, { id }, { status, ...columns(current), updatedAt: this.clock.now() });
      await this.outbox.append(tx, event(newsOf(current)));
      return PostDto.from(await read(tx, id));
    });
  }
}

interface Turn {
  readonly status: 'draft' | 'published';
  readonly columns: (current: PostRow) => Partial<Post>;
  readonly event: (news: PostNews) => PostPublished | PostUnpublished;
}

/** Holds the post if it is the caller's to change; somebody else's is not there for him. */
async function lock(tx: Tx, caller: Caller, id: string): Promise<PostRow> {
  const row = await tx.row(lockPost, id);
  if (row === null || (row.author_id !== caller.id && !may(caller, 'posts:write:any'))) throw new NotFound();
  return row;
}

async function read(tx: Tx, id: string): Promise<PostRow> {
  const row = await tx.row(findPostById, id);
  if (row === null) throw new NotFound();
  return row;
}

function newsOf({ id, slug, author_id: authorId }: PostRow): PostNews {
  return { id, slug, authorId };
}

function textOf({ content, excerpt }: CreatePostDto) {
  if (isTooNested(content))
    throw new ContentTooNested('Write it with fewer quotes or lists inside of each other.');
  return { content, excerptIsGiven: excerpt !== undefined, ...rendered(content, excerpt ?? null) };
}

function merged(current: PostRow, request: UpdatePostDto): CreatePostDto {
  const excerpt = request.excerpt ?? (current.excerpt_is_given ? current.excerpt : undefined);
  return {
    title: request.title ?? current.title,
    content: request.content ?? current.content,
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(request.tags === undefined ? {} : { tags: request.tags }),
    ...(request.slug === undefined ? {} : { slug: request.slug }),
  };
}
