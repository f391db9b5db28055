import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { Forbidden } from '../http/problem/problems.js';
import { refuseIdForm } from '../http/slug.js';
import { mediaUserOf, type MediaUser } from '../media/media.facade.js';
import { PostDto } from './dto/post.dto.js';
import { hold, readHeld } from './held-post.js';
import { Renderer } from './markdown/renderer.js';
import { changed, differences, factsOf, isRevision, type PostChange, type Showcase } from './post-facts.js';
import { slugOfOld } from './post-slug.js';
import { PostUpdated } from './post.events.js';
import type { PostRow } from './posts.sql.js';
import { PostWriting } from './post-writing.js';
import { Publishing } from './publishing.js';
import { readingOf, type Reading } from './reading.js';
import { otherTags, setTags } from './tags/tags.js';

/** A change of a post, under what it happens, and the number of the revision that it brings back, if it does. */
export interface Rewrite {
  readonly change: PostChange;
  readonly precondition: Precondition;
  readonly restoredFrom: number | null;
}

/** A change that may happen, what is made from its new content, null when it has none, and who makes it. */
export interface Rewritten extends Omit<Rewrite, 'precondition'> {
  readonly reading: Reading | null;
  readonly writer: MediaUser;
}

/** The one way in which the text of a post is changed, by request or by going back. */
@Injectable()
export class PostRewriting {
  constructor(
    private readonly database: Database,
    private readonly renderer: Renderer,
    private readonly publishing: Publishing,
    private readonly writing: PostWriting,
  ) {}

  /**
   * Writes what is new, keeps it as a revision and tells of it once; what changes nothing leaves no trace.
   *
   * @throws NotFound, PreconditionFailed, Forbidden, PostSlugTaken, PostAlreadyPublished, ContentTooComplex, UnknownMedia
   */
  async apply(caller: Caller, id: string, rewrite: Rewrite): Promise<PostDto> {
    const { change, precondition } = rewrite;
    refuseIdForm(change.slug);
    const reading = change.content === undefined ? null : await this.read(caller, change.content);
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(PostDto.from(current));
      refuseShowcase(caller, current, change);
      await this.write(tx, current, { ...rewrite, reading, writer: mediaUserOf(caller) });
      return PostDto.from(await readHeld(tx, id));
    });
  }

  /** What is made of a text. Before the transaction: it may take seconds, and nobody must wait for a lock that long. @throws ContentTooComplex */
  async read(caller: Caller, content: string): Promise<Reading> {
    return readingOf(await this.renderer.render(caller.id, content));
  }

  /** Changes a post that is held. Says whether anything is new. @throws PostSlugTaken, PostAlreadyPublished, UnknownMedia */
  async write(
    tx: Tx,
    current: PostRow,
    { change, restoredFrom, reading, writer }: Rewritten,
  ): Promise<boolean> {
    const plan = this.publishing.planOf(current, change.publishAt);
    const before = factsOf(current);
    const slug = await slugOfOld(tx, current, { title: change.title ?? before.title, slug: change.slug });
    const after = { ...changed(before, change, reading), slug };
    const facts = differences(before, after);
    await this.writing.showImages(tx, writer, current, { after, facts });
    const tags = await otherTags(tx, current.tags, change.tags);
    if (tags !== null) await setTags(tx, current.id, tags);
    const changes = { ...facts, ...plan.changes };
    const isChanged = tags !== null || Object.keys(changes).length > 0;
    if (tags !== null || isRevision(facts, after.excerptIsGiven))
      await this.writing.rewrite(tx, current, changes, { actorId: writer.id, restoredFrom });
    else if (isChanged) await this.writing.change(tx, current, changes, PostUpdated);
    await this.publishing.carryOut(tx, current.id, plan);
    return isChanged || (plan.isDue && current.status === 'draft');
  }
}

/**
 * What stands in front is for editors to say; others may repeat it.
 *
 * @throws Forbidden
 */
export function refuseShowcase(
  caller: Caller,
  before: Pick<Showcase, 'featured' | 'pinned'>,
  { featured = before.featured, pinned = before.pinned }: PostChange,
): void {
  if (featured === before.featured && pinned === before.pinned) return;
  if (!may(caller, 'posts:write:any')) throw new Forbidden('Editors say what is featured or pinned.');
}
