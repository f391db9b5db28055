import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { refuseIdForm } from '../http/slug.js';
import { mediaUserOf } from '../media/media.facade.js';
import { PostDto } from './dto/post.dto.js';
import type { CreatePostDto, UpdatePostDto } from './dto/write-post.dto.js';
import { hold, readHeld } from './held-post.js';
import { besideText, nothingBeside, textOf } from './post-facts.js';
import { PostRewriting, refuseShowcase } from './post-rewriting.js';
import { PostWriting } from './post-writing.js';
import { Publishing } from './publishing.js';
import { setTags, tagsNamed } from './tags/tags.js';

/** Writing posts. */
@Injectable()
export class PostsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly publishing: Publishing,
    private readonly rewriting: PostRewriting,
    private readonly writing: PostWriting,
  ) {}

  /**
   * Begins a draft; with a `publishAt` that has come it is published at once.
   *
   * @throws PostSlugTaken, ContentTooComplex, Forbidden, UnknownMedia
   */
  async create(caller: Caller, request: CreatePostDto, retry: Retry): Promise<PostDto> {
    refuseIdForm(request.slug);
    refuseShowcase(caller, nothingBeside, request);
    const text = textOf(request.content, await this.rewriting.read(caller, request.content));
    const excerpt = request.excerpt === undefined ? {} : { excerpt: request.excerpt, excerptIsGiven: true };
    return this.idempotency.once(retry, async (tx) => {
      const { title, slug, tags = [], publishAt = null } = request;
      const facts = { ...besideText(nothingBeside, request), ...text, ...excerpt };
      const id = await this.publishing.begin(
        tx,
        mediaUserOf(caller),
        { authorId: caller.id, title, slug, ...facts },
        publishAt,
      );
      await setTags(tx, id, await tagsNamed(tx, tags));
      this.writing.keep(tx, id, { actorId: caller.id, restoredFrom: null });
      return PostDto.from(await readHeld(tx, id));
    });
  }

  /**
   * Makes the post what the request says: a left out excerpt follows the text again, left out tags and what search engines
   * are told are taken off, with the image in front, and without `publishAt` a draft does not publish itself. Who sees it, what is featured and
   * pinned, and the slug stay unless they are named.
   *
   * @throws NotFound, PreconditionFailed, Forbidden, PostSlugTaken, PostAlreadyPublished, ContentTooComplex, UnknownMedia
   */
  replace(caller: Caller, id: string, request: CreatePostDto, precondition: Precondition): Promise<PostDto> {
    const empty = { excerpt: null, tags: [], publishAt: null, coverImageId: null };
    const seo = { metaTitle: null, metaDescription: null, canonicalUrl: null };
    const change = { ...empty, ...seo, ...request };
    return this.rewriting.apply(caller, id, { change, precondition, restoredFrom: null });
  }

  /**
   * Changes what the request names and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, Forbidden, PostSlugTaken, PostAlreadyPublished, ContentTooComplex, UnknownMedia
   */
  update(caller: Caller, id: string, request: UpdatePostDto, precondition: Precondition): Promise<PostDto> {
    return this.rewriting.apply(caller, id, { change: request, precondition, restoredFrom: null });
  }

  /** Deletes the post with its comments. @throws NotFound, PreconditionFailed */
  delete(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(PostDto.from(current));
      await this.writing.delete(tx, current);
    });
  }
}
