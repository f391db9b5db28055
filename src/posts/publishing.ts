import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { PostDto } from './dto/post.dto.js';
import { hold, readHeld } from './held-post.js';
import { PostPublished, PostUnpublished, PostUpdated } from './post.events.js';
import { PostAlreadyPublished } from './post.problems.js';
import { PostWriting, type NewPost } from './post-writing.js';
import { lockPost, type PostRow } from './posts.sql.js';

const publishPost = 'publish-post';

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
   * @throws NotFound
   * @throws PostAlreadyPublished it cannot be published later
   */
  publish(caller: Caller, id: string, publishAt: string | undefined): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      if (publishAt === undefined) await this.show(tx, current);
      else await this.plan(tx, current, publishAt);
      return PostDto.from(await readHeld(tx, id));
    });
  }

  /** Makes the post a draft again, which does not publish itself; tags, slug and comments stay with it. @throws NotFound */
  unpublish(caller: Caller, id: string): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      if (current.status === 'draft') await this.plan(tx, current, null);
      else await this.writing.change(tx, current, { status: 'draft', publishedAt: null }, PostUnpublished);
      return PostDto.from(await readHeld(tx, id));
    });
  }

  /** Writes a draft that publishes itself, or is published at once when the time has come. Gives its id. @throws PostSlugTaken */
  async begin(tx: Tx, post: Omit<NewPost, 'publishAt'>, publishAt: string | null): Promise<string> {
    const at = publishAt === null ? null : new Date(publishAt);
    const later = at !== null && at > this.clock.now() ? at : null;
    const id = await this.writing.begin(tx, { ...post, publishAt: later });
    if (later !== null) await this.ask(tx, id, later);
    else if (at !== null) await this.show(tx, await readHeld(tx, id));
    return id;
  }

  /**
   * Decides when a held post publishes itself: null never, and at once when the time has come. What is so already leaves
   * no trace. A published post takes no other time.
   *
   * @throws PostAlreadyPublished
   */
  async plan(tx: Tx, post: PostRow, publishAt: string | null): Promise<void> {
    const [at, now] = [publishAt === null ? null : new Date(publishAt), this.clock.now()];
    if (at !== null && at <= now) return this.show(tx, post);
    if (post.status === 'published') {
      if (at === null) return;
      throw new PostAlreadyPublished('Unpublish it to publish it later.');
    }
    if (at?.getTime() === post.publish_at?.getTime()) return;
    await this.writing.change(tx, post, { publishAt: at }, PostUpdated);
    if (at !== null) await this.ask(tx, post.id, at);
  }

  private async ask(tx: Tx, postId: string, at: Date): Promise<void> {
    await this.jobs.enqueue(tx, publishPost, { postId, at: at.getTime() }, { startAfter: at });
  }

  /** Carries out a plan, unless there is another one since, or none. */
  private publishPlanned(id: string, at: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await tx.row(lockPost, id, null, true)) === null) return;
      const post = await readHeld(tx, id);
      if (post.publish_at?.getTime() === at) await this.show(tx, post);
    });
  }

  private async show(tx: Tx, post: PostRow): Promise<void> {
    if (post.status === 'published') return;
    const now = this.clock.now();
    const times = { publishAt: null, publishedAt: now, firstPublishedAt: post.first_published_at ?? now };
    await this.writing.change(tx, post, { status: 'published', ...times }, PostPublished);
  }
}
