import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Tx } from '../database/database.js';
import { MediaFacade, type MediaUser } from '../media/media.facade.js';

const kind = 'post';
/** An image of the library in the HTML of a text. */
const source = /<img src="([^"]*)\/api\/v1\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/files\//gi;

/** A post, as far as its images are concerned. */
export interface Illustrated {
  readonly id: string;
  readonly title: string;
  readonly status: 'draft' | 'published';
  readonly coverImageId: string | null;
  readonly contentHtml: string;
}

/**
 * Which images of the library posts show: the one in front, and those in their texts. Those of a published post are public,
 * also when its text is for members: their addresses cannot be guessed.
 */
@Injectable()
export class PostImages {
  constructor(
    private readonly media: MediaFacade,
    private readonly config: Config,
  ) {}

  /** Says what the post shows from now on. @throws UnknownMedia the image in front is not there, or not the caller's to show */
  async show(tx: Tx, by: MediaUser, post: Illustrated): Promise<void> {
    const { coverImageId: cover } = post;
    const mediaIds = cover === null ? [] : [cover];
    const mentioned = this.imagesIn(post.contentHtml);
    await this.media.use(tx, by, { ...subjectOf(post), mediaIds, mentioned });
  }

  /** Its images are seen by those who see the post, under its title. */
  expose(tx: Tx, post: Omit<Illustrated, 'coverImageId' | 'contentHtml'>): void {
    this.media.expose(tx, subjectOf(post));
  }

  /** Posts that are to go show nothing any more. */
  async release(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.media.release(tx, kind, ids);
  }

  private imagesIn(html: string): string[] {
    const own = new Set(['', this.config.http.publicUrl]);
    return [...html.matchAll(source)].flatMap(([, origin = '', id = '']) =>
      own.has(origin) ? [id.toLowerCase()] : [],
    );
  }
}

function subjectOf({ id, title, status }: Omit<Illustrated, 'coverImageId' | 'contentHtml'>) {
  return { kind, subjectId: id, title, isPublic: status === 'published' };
}
