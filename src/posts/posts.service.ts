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
import { refuseIdForm } from '../http/slug.js';
import { PostDto } from './dto/post.dto.js';
import type { CreatePostDto, UpdatePostDto } from './dto/write-post.dto.js';
import { Renderer } from './markdown/renderer.js';
import { changed, differences, factsOf, textOf, type PostChange } from './post-facts.js';
import { slugOfNew, slugOfOld } from './post-slug.js';
import { Post, type PostStatus } from './post.entity.js';
import {
  PostCreated,
  PostDeleted,
  PostPublished,
  PostUnpublished,
  PostUpdated,
  type PostNews,
} from './post.events.js';
import { findPostById, lockPost, type PostRow } from './posts.sql.js';
import { readingOf, type Reading } from './reading.js';
import { otherTags, setTags, tagsNamed } from './tags/tags.js';

/** Writing and publishing posts. */
@Injectable()
export class PostsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly renderer: Renderer,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a draft.
   *
   * @throws PostSlugTaken, ContentTooComplex
   */
  async create(caller: Caller, request: CreatePostDto, retry: Retry): Promise<PostDto> {
    refuseIdForm(request.slug);
    const text = textOf(request.content, await this.read(caller, request.content));
    const excerpt = request.excerpt === undefined ? {} : { excerpt: request.excerpt, excerptIsGiven: true };
    return this.idempotency.once(retry, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      const slug = await slugOfNew(tx, id, request);
      const facts = { title: request.title, slug, ...text, ...excerpt };
      const born = { authorId: caller.id, status: 'draft', createdAt: now, updatedAt: now } as const;
      await tx.insert(Post, { id, ...facts, ...born });
      await setTags(tx, id, tagsNamed(request.tags ?? []));
      await this.outbox.append(tx, new PostCreated({ id, slug, authorId: caller.id, status: 'draft' }));
      return PostDto.from(await get(tx, id));
    });
  }

  /**
   * Makes the post what the request says; a left out excerpt follows the text again, left out tags are taken off.
   *
   * @throws NotFound, PreconditionFailed, PostSlugTaken, ContentTooComplex
   */
  replace(caller: Caller, id: string, request: CreatePostDto, precondition: Precondition): Promise<PostDto> {
    const { excerpt = null, tags = [] } = request;
    return this.rewrite(caller, id, { ...request, excerpt, tags }, precondition);
  }

  /**
   * Changes what the request names and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, PostSlugTaken, ContentTooComplex
   */
  update(caller: Caller, id: string, request: UpdatePostDto, precondition: Precondition): Promise<PostDto> {
    return this.rewrite(caller, id, request, precondition);
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
    return this.turn(caller, id, {
      status: 'draft',
      columns: () => ({ publishedAt: null }),
      event: (news) => new PostUnpublished(news),
    });
  }

  /** Deletes the post with its comments. @throws NotFound, PreconditionFailed */
  delete(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(PostDto.from(current));
      await tx.delete(Post, { id });
      await this.outbox.append(tx, new PostDeleted(newsOf(current)));
    });
  }

  /** Writes what is new and tells of it; a request that changes nothing leaves no trace. */
  private async rewrite(
    caller: Caller,
    id: string,
    change: PostChange,
    precondition: Precondition,
  ): Promise<PostDto> {
    refuseIdForm(change.slug);
    const reading = change.content === undefined ? null : await this.read(caller, change.content);
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(PostDto.from(current));
      const before = factsOf(current);
      const { title = before.title, slug: asked } = change;
      const slug = await slugOfOld(tx, current, { title, slug: asked });
      const changes = differences(before, { ...changed(before, change, reading), slug });
      const tags = otherTags(current.tags, change.tags);
      if (Object.keys(changes).length === 0 && tags === null) return PostDto.from(current);
      await tx.update(Post, { id }, { ...changes, updatedAt: this.clock.now() });
      if (tags !== null) await setTags(tx, id, tags);
      await this.outbox.append(tx, new PostUpdated({ ...newsOf(current), slug }));
      return PostDto.from(await get(tx, id));
    });
  }

  private turn(caller: Caller, id: string, { status, columns, event }: Turn): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      if (current.status === status) return PostDto.from(current);
      await tx.update(Post, { id }, { status, ...columns(current), updatedAt: this.clock.now() });
      await this.outbox.append(tx, event(newsOf(current)));
      return PostDto.from(await get(tx, id));
    });
  }

  /** Before the transaction: it may take seconds, and nobody must wait for a lock that long. */
  private async read(caller: Caller, content: string): Promise<Reading> {
    return readingOf(await this.renderer.render(caller.id, content));
  }
}

interface Turn {
  readonly status: PostStatus;
  readonly columns: (current: PostRow) => Partial<Post>;
  readonly event: (news: PostNews) => PostPublished | PostUnpublished;
}

/** The post, held if it is the caller's to change; somebody else's is not there for him. */
async function hold(tx: Tx, caller: Caller, id: string): Promise<PostRow> {
  if ((await tx.row(lockPost, id, caller.id, may(caller, 'posts:write:any'))) === null) throw new NotFound();
  return get(tx, id);
}

/** The post, whoever may see it: asked only for what was just written or is held. */
async function get(tx: Tx, id: string): Promise<PostRow> {
  const row = await tx.row(findPostById, id, null, true);
  if (row === null) throw new NotFound();
  return row;
}

function newsOf({ id, slug, author_id: authorId, status }: PostRow): PostNews {
  return { id, slug, authorId, status };
}
