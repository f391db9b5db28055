import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Outbox } from '../events/outbox.js';
import type { MediaUser } from '../media/media.facade.js';
import { newsOf } from './held-post.js';
import type { PostFacts } from './post-facts.js';
import { PostImages } from './post-images.js';
import { Post } from './post.entity.js';
import { PostCreated, PostDeleted, PostUpdated, type PostNews } from './post.events.js';
import { slugOfNew } from './post-slug.js';
import type { PostRow } from './posts.sql.js';
import { keepRevision } from './revisions/revisions.sql.js';

/** What a post begins with; a left out slug is made from the title. */
export interface NewPost extends Omit<PostFacts, 'slug'> {
  /** The one that it had elsewhere; left out, a new one. */
  readonly id?: string | undefined;
  readonly authorId: string;
  readonly slug: string | undefined;
  /** When it publishes itself. */
  readonly publishAt: Date | null;
}

/** Who wrote a revision, and the number of the one that it brings back, if it does. */
export interface Writer {
  readonly actorId: string;
  readonly restoredFrom: number | null;
}

/** The one place where rows of posts change: the row, its time, its revision and the news of it together. */
@Injectable()
export class PostWriting {
  constructor(
    private readonly outbox: Outbox,
    private readonly images: PostImages,
    private readonly clock: Clock,
  ) {}

  /** Writes a draft and gives its id; its first revision is kept when it has its tags. @throws PostSlugTaken, UnknownMedia */
  async begin(tx: Tx, by: MediaUser, { id = newId(), slug: asked, ...facts }: NewPost): Promise<string> {
    const now = this.clock.now();
    const slug = await slugOfNew(tx, id, { title: facts.title, slug: asked });
    await this.images.show(tx, by, { id, ...facts, status: 'draft' });
    await tx.insert(Post, {
      ...{ id, ...facts, slug, status: 'draft', revision: 1, publications: 0 },
      ...{ createdAt: now, updatedAt: now },
    });
    this.outbox.append(tx, new PostCreated({ id, slug, authorId: facts.authorId, status: 'draft' }));
    return id;
  }

  /** Changes a held post and tells of it. */
  async change(
    tx: Tx,
    post: PostRow,
    changes: Partial<Post>,
    Event: new (news: PostNews) => DomainEvent,
  ): Promise<void> {
    await tx.update(Post, { id: post.id }, { ...changes, updatedAt: this.clock.now() });
    const { title = post.title, status = post.status } = changes;
    if (title !== post.title || status !== post.status)
      this.images.expose(tx, { id: post.id, title, status });
    this.outbox.append(tx, new Event({ ...newsOf(post), slug: changes.slug ?? post.slug }));
  }

  /** Gives a held post, which has its new tags already, another text, and keeps that as a revision. */
  async rewrite(tx: Tx, post: PostRow, changes: Partial<Post>, writer: Writer): Promise<void> {
    await this.change(tx, post, { ...changes, revision: post.revision + 1 }, PostUpdated);
    this.keep(tx, post.id, writer);
  }

  /** Keeps the text and the tags that a post has now under the number of its revision. */
  keep(tx: Tx, id: string, { actorId, restoredFrom }: Writer): void {
    tx.defer(keepRevision, id, actorId, this.clock.now(), restoredFrom);
  }

  /** Says which images a held post shows once these facts of it are others. @throws UnknownMedia */
  async showImages(
    tx: Tx,
    by: MediaUser,
    { id, status }: PostRow,
    { after, facts }: { readonly after: PostFacts; readonly facts: Partial<PostFacts> },
  ): Promise<void> {
    if (!('contentHtml' in facts || 'coverImageId' in facts)) return;
    await this.images.show(tx, by, { ...after, id, status });
  }

  /** Deletes a held post with its comments. */
  async delete(tx: Tx, post: PostRow): Promise<void> {
    await this.images.release(tx, [post.id]);
    await tx.delete(Post, { id: post.id });
    this.outbox.append(tx, new PostDeleted(newsOf(post)));
  }
}
