import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { Problem } from '../http/problem/problem.js';
import { Jobs } from '../jobs/jobs.js';
import type { MediaUser } from '../media/media.facade.js';
import { PostDto } from './dto/post.dto.js';
import { hold, readHeld } from './held-post.js';
import { PostPublished, PostUnpublished, PostUpdated } from './post.events.js';
import { PostAlreadyPublished } from './post.problems.js';
import { PostWriting, type NewPost } from './post-writing.js';
import { lockPost, notePublishError, type PostRow } from './posts.sql.js';

const publishPost = 'publish-post';

/** What a wish for a time comes to. */
export interface Plan {
  /** What it changes of the post. */
  readonly changes: { readonly publishAt?: Date | null; readonly publishError?: null };
  /** Whether the time has come. */
  readonly isDue: boolean;
}

/** Who reads a post and from when on: publishing, now or by itself later, and taking back. */
@Injectable()
export class Publishing implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly writing: PostWriting,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: publishPost,
      handle: ({ postId, at }) => this.publishPlanned(String(postId), Number(at)),
    });
  }

  /**
   * Shows the post to everybody, at that time by itself if it is still to come; one that is published already stays as
   * it is.
   *
   * @throws NotFound, PreconditionFailed
   * @throws PostAlreadyPublished it cannot be published later
   */
  publish(
    caller: Caller,
    id: string,
    publishAt: string | undefined,
    precondition: Precondition,
  ): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(PostDto.from(current));
      if (publishAt === undefined) await this.show(tx, current);
      else await this.plan(tx, current, publishAt);
      return PostDto.from(await readHeld(tx, id));
    });
  }

  /** Makes the post a draft again, which does not publish itself; tags, slug and comments stay with it. @throws NotFound, PreconditionFailed */
  unpublish(caller: Caller, id: string, precondition: Precondition): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(PostDto.from(current));
      if (current.status === 'draft') await this.plan(tx, current, null);
      else await this.hide(tx, current);
      return PostDto.from(await readHeld(tx, id));
    });
  }

  /** Writes a draft that publishes itself, or is published at once when the time has come. Gives its id. @throws PostSlugTaken */
  async begin(
    tx: Tx,
    by: MediaUser,
    post: Omit<NewPost, 'publishAt'>,
    publishAt: string | null,
  ): Promise<string> {
    const at = publishAt === null ? null : new Date(publishAt);
    const later = at !== null && at > this.clock.now() ? at : null;
    const id = await this.writing.begin(tx, by, { ...post, publishAt: later });
    if (later !== null) await this.ask(tx, id, later);
    else if (at !== null) await this.show(tx, await readHeld(tx, id));
    return id;
  }

  /**
   * What comes of a wish for a time: null never, and at once when it has come; undefined leaves all as it is, and so does
   * what is so already. A published post takes no other time.
   *
   * @throws PostAlreadyPublished
   */
  planOf(post: PostRow, publishAt: string | null | undefined): Plan {
    if (publishAt === undefined) return { changes: {}, isDue: false };
    const at = publishAt === null ? null : new Date(publishAt);
    if (at !== null && at <= this.clock.now()) return { changes: {}, isDue: true };
    if (post.status === 'published' && at !== null)
      throw new PostAlreadyPublished('Unpublish it to publish it later.');
    const isSo = at?.getTime() === post.publish_at?.getTime();
    return { changes: isSo ? {} : { publishAt: at, publishError: null }, isDue: false };
  }

  /** Makes a held post that is published a draft. */
  hide(tx: Tx, post: PostRow): Promise<void> {
    return this.writing.change(tx, post, { status: 'draft', publishedAt: null }, PostUnpublished);
  }

  /** Has a held post published since `at`; left out: since it was, or from now on. Says whether that is new. */
  async publishSince(tx: Tx, post: PostRow, at: Date | undefined): Promise<boolean> {
    if (post.status === 'draft') await this.show(tx, post, at);
    else if (at === undefined || at.getTime() === post.published_at?.getTime()) return false;
    else await this.writing.change(tx, post, { publishedAt: at }, PostUpdated);
    return true;
  }

  /** Does what follows from a plan, once its changes are written. */
  async carryOut(tx: Tx, id: string, { changes, isDue }: Plan): Promise<void> {
    if (isDue) await this.show(tx, await readHeld(tx, id));
    else if (changes.publishAt) await this.ask(tx, id, changes.publishAt);
  }

  private async plan(tx: Tx, post: PostRow, publishAt: string | null): Promise<void> {
    const plan = this.planOf(post, publishAt);
    if (Object.keys(plan.changes).length > 0) await this.writing.change(tx, post, plan.changes, PostUpdated);
    await this.carryOut(tx, post.id, plan);
  }

  private async ask(tx: Tx, postId: string, at: Date): Promise<void> {
    await this.jobs.enqueue(tx, publishPost, { postId, at: at.getTime() }, { startAfter: at });
  }

  /** Publishes what was planned, or says on the post that it could not be; it is tried again. */
  private async publishPlanned(id: string, at: number): Promise<void> {
    try {
      await this.publishIfPlanned(id, at);
    } catch (error) {
      const why = error instanceof Problem ? error.detail : 'It could not be written.';
      await this.database.transaction((tx) => tx.rows(notePublishError, id, new Date(at), why));
      throw error;
    }
  }

  /** Unless there is another plan since, or none. */
  private publishIfPlanned(id: string, at: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await tx.row(lockPost, id, null, true)) === null) return;
      const post = await readHeld(tx, id);
      if (post.publish_at?.getTime() === at) await this.show(tx, post);
    });
  }

  private async show(tx: Tx, post: PostRow, at = this.clock.now()): Promise<void> {
    if (post.status === 'published') return;
    const times = { publishAt: null, publishedAt: at, firstPublishedAt: post.first_published_at ?? at };
    const kept = { publishError: null, publications: post.publications + 1 };
    await this.writing.change(tx, post, { status: 'published', ...times, ...kept }, PostPublished);
  }
}
