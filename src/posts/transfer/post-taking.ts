import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import { isId } from '../../http/fields/text.js';
import { ValidationFailed, type FieldError } from '../../http/problem/problems.js';
import { refuseIdForm } from '../../http/slug.js';
import { Validation } from '../../http/validation.pipe.js';
import { readHeld } from '../held-post.js';
import { Renderer } from '../markdown/renderer.js';
import { besideText, nothingBeside, textOf } from '../post-facts.js';
import { PostRewriting } from '../post-rewriting.js';
import { isReserved } from '../post-slug.js';
import type { PostRow } from '../posts.sql.js';
import { PostWriting } from '../post-writing.js';
import { Publishing } from '../publishing.js';
import { readingOf, type Reading } from '../reading.js';
import { shareTags } from '../tags/tags.sql.js';
import { setTags, tagsNamed } from '../tags/tags.js';
import { ImportedPostDto } from './dto/imported-post.dto.js';
import * as sql from './imports.sql.js';

/** A post of a file that can be written. */
export interface ReadyPost {
  readonly post: ImportedPostDto;
  /** Of a post that has neither id nor slug of its own. */
  readonly slug: string;
  readonly reading: Reading;
}

/** What carries out a change of a post. */
@Injectable()
export class PostHands {
  constructor(
    readonly rewriting: PostRewriting,
    readonly writing: PostWriting,
    readonly publishing: Publishing,
  ) {}
}

/** Takes posts from files into the journal, by the rules that requests have. */
@Injectable()
export class PostTaking {
  constructor(
    private readonly validation: Validation,
    private readonly renderer: Renderer,
    private readonly hands: PostHands,
    private readonly clock: Clock,
  ) {}

  /** The post of those facts. Before the transaction: to render it may take seconds. @throws ValidationFailed, ContentTooComplex */
  async prepare(given: object, slug: string, importId: string): Promise<ReadyPost> {
    const metadata = { type: 'body' as const, metatype: ImportedPostDto };
    const post = (await this.validation.transform(given, metadata)) as ImportedPostDto;
    refuseIdForm(post.slug);
    const faults = contradictionsOf(post, this.clock.now());
    if (faults.length > 0) throw new ValidationFailed(faults);
    return { post, slug, reading: readingOf(await this.renderer.render(importId, post.content)) };
  }

  /** Writes the post as new, as a change of the one that has its id, or its slug, or not at all when it is so already. @throws PostSlugTaken, PostAlreadyPublished */
  async take(tx: Tx, ready: ReadyPost, importerId: string): Promise<'created' | 'updated' | 'unchanged'> {
    const { id, slug = ready.slug } = ready.post;
    // in the order of those who rename tags, as every change of a post
    tx.defer(shareTags);
    await tx.rows(sql.lockImported, id?.toLowerCase() ?? slug);
    const found = await (id === undefined ? tx.row(sql.holdBySlug, slug) : tx.row(sql.holdById, id));
    if (found !== null) {
      const isChanged = await this.change(tx, await readHeld(tx, found.id), ready, importerId);
      return isChanged ? 'updated' : 'unchanged';
    }
    await this.create(tx, ready, importerId);
    return 'created';
  }

  private async create(tx: Tx, { post, slug: spare, reading }: ReadyPost, importerId: string): Promise<void> {
    const { title, excerpt, tags = [], status, publishAt = null } = post;
    const own = excerpt === undefined ? {} : { excerpt, excerptIsGiven: true };
    const facts = { ...besideText(nothingBeside, post), ...textOf(post.content, reading), ...own };
    const authorId = await authorOf(tx, post.author, importerId);
    const [given, slug] = [
      post.id?.toLowerCase(),
      post.slug ?? (post.id === undefined && !isReserved(spare) ? spare : undefined),
    ];
    const { publishing, writing } = this.hands;
    const by = importerOf(importerId);
    const id = await publishing.begin(tx, by, { id: given, authorId, title, slug, ...facts }, publishAt);
    await setTags(tx, id, await tagsNamed(tx, tags));
    writing.keep(tx, id, { actorId: importerId, restoredFrom: null });
    if (status === 'published') await publishing.publishSince(tx, await readHeld(tx, id), since(post));
  }

  /** As a request that replaces the post. */
  private async change(
    tx: Tx,
    post: PostRow,
    { post: wanted, reading }: ReadyPost,
    importerId: string,
  ): Promise<boolean> {
    const { rewriting, publishing } = this.hands;
    const { id: _, author: __, status, publishedAt: ___, ...request } = wanted;
    const isHidden = status === 'draft' && post.status === 'published';
    if (isHidden) await publishing.hide(tx, post);
    const current = isHidden ? await readHeld(tx, post.id) : post;
    const empty = { excerpt: null, tags: [], publishAt: null };
    const change = { ...empty, metaTitle: null, metaDescription: null, canonicalUrl: null, ...request };
    const writer = importerOf(importerId);
    const isRewritten = await rewriting.write(tx, current, { change, restoredFrom: null, reading, writer });
    if (status !== 'published') return isHidden || isRewritten;
    const isShown = await publishing.publishSince(tx, await readHeld(tx, post.id), since(wanted));
    return isRewritten || isShown;
  }
}

/** Images that posts from files show are the importer's own, or public. */
const importerOf = (id: string) => ({ id, seesAll: false });

const since = ({ publishedAt }: ImportedPostDto): Date | undefined =>
  publishedAt === undefined ? undefined : new Date(publishedAt);

async function authorOf(tx: Tx, author: string | undefined, importerId: string): Promise<string> {
  if (author === undefined || !isId(author)) return importerId;
  return (await tx.row(sql.isAccount, author))?.id ?? importerId;
}

/** What cannot be true together. */
function contradictionsOf({ status, publishedAt, publishAt }: ImportedPostDto, now: Date): FieldError[] {
  const faults: FieldError[] = [];
  if (publishedAt !== undefined && status !== 'published')
    faults.push({
      field: 'publishedAt',
      message: 'is for a post whose status is "published"',
      code: 'NOT_PUBLISHED',
    });
  if (publishedAt !== undefined && new Date(publishedAt) > now)
    faults.push({ field: 'publishedAt', message: 'must not lie in the future', code: 'IN_FUTURE' });
  if (publishAt !== undefined && publishAt !== null && status === 'published')
    faults.push({ field: 'publishAt', message: 'is for a draft', code: 'ALREADY_PUBLISHED' });
  return faults;
}
