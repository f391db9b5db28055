import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { refuseIdForm } from '../http/slug.js';
import { PostDto } from './dto/post.dto.js';
import type { CreatePostDto, UpdatePostDto } from './dto/write-post.dto.js';
import { hold, readHeld } from './held-post.js';
import { Renderer } from './markdown/renderer.js';
import { changed, differences, factsOf, textOf, type PostChange } from './post-facts.js';
import { slugOfOld } from './post-slug.js';
import { PostUpdated } from './post.events.js';
import { PostWriting } from './post-writing.js';
import { Publishing } from './publishing.js';
import type { PostRow } from './posts.sql.js';
import { readingOf, type Reading } from './reading.js';
import { otherTags, setTags, tagsNamed } from './tags/tags.js';

/** Writing posts. */
@Injectable()
export class PostsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly renderer: Renderer,
    private readonly publishing: Publishing,
    private readonly writing: PostWriting,
  ) {}

  /**
   * Begins a draft; with a `publishAt` that has come it is published at once.
   *
   * @throws PostSlugTaken, ContentTooComplex
   */
  async create(caller: Caller, request: CreatePostDto, retry: Retry): Promise<PostDto> {
    refuseIdForm(request.slug);
    const text = textOf(request.content, await this.read(caller, request.content));
    const excerpt = request.excerpt === undefined ? {} : { excerpt: request.excerpt, excerptIsGiven: true };
    return this.idempotency.once(retry, async (tx) => {
      const { title, slug, tags = [], publishAt = null } = request;
      const post = { authorId: caller.id, title, slug, ...text, ...excerpt };
      const id = await this.publishing.begin(tx, post, publishAt);
      await setTags(tx, id, tagsNamed(tags));
      return PostDto.from(await readHeld(tx, id));
    });
  }

  /**
   * Makes the post what the request says; a left out excerpt follows the text again, left out tags are taken off,
   * and without `publishAt` a draft does not publish itself.
   *
   * @throws NotFound, PreconditionFailed, PostSlugTaken, PostAlreadyPublished, ContentTooComplex
   */
  replace(caller: Caller, id: string, request: CreatePostDto, precondition: Precondition): Promise<PostDto> {
    const { excerpt = null, tags = [], publishAt = null } = request;
    return this.rewrite(caller, id, { ...request, excerpt, tags, publishAt }, precondition);
  }

  /**
   * Changes what the request names and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, PostSlugTaken, PostAlreadyPublished, ContentTooComplex
   */
  update(caller: Caller, id: string, request: UpdatePostDto, precondition: Precondition): Promise<PostDto> {
    return this.rewrite(caller, id, request, precondition);
  }

  /** Deletes the post with its comments. @throws NotFound, PreconditionFailed */
  delete(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(PostDto.from(current));
      await this.writing.delete(tx, current);
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
      await this.write(tx, current, change, reading);
      if (change.publishAt !== undefined)
        await this.publishing.plan(tx, await readHeld(tx, id), change.publishAt);
      return PostDto.from(await readHeld(tx, id));
    });
  }

  private async write(tx: Tx, current: PostRow, change: PostChange, reading: Reading | null): Promise<void> {
    const before = factsOf(current);
    const { title = before.title, slug: asked } = change;
    const slug = await slugOfOld(tx, current, { title, slug: asked });
    const changes = differences(before, { ...changed(before, change, reading), slug });
    const tags = otherTags(current.tags, change.tags);
    if (Object.keys(changes).length === 0 && tags === null) return;
    if (tags !== null) await setTags(tx, current.id, tags);
    await this.writing.change(tx, current, changes, PostUpdated);
  }

  /** Before the transaction: it may take seconds, and nobody must wait for a lock that long. */
  private async read(caller: Caller, content: string): Promise<Reading> {
    return readingOf(await this.renderer.render(caller.id, content));
  }
}
