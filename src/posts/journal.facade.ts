import { Injectable } from '@nestjs/common';
import { Database, type Asked } from '../database/database.js';
import { findAuthor } from './authors/author-pages.sql.js';
import * as sql from './journal.sql.js';
import { PostPresenter } from './presenting/post-presenter.js';

export type { FeedPostRow } from './journal.sql.js';
export { longestHtml } from './markdown/renderer.js';

/** Whose newest posts: everybody's, one author's, or those with a tag. */
export interface FeedWish {
  readonly tag?: string;
  readonly author?: string;
}

/** The newest posts, and whose they are; null: everybody's. */
export interface NewestPosts {
  readonly posts: readonly sql.FeedPostRow[];
  readonly of: string | null;
}

/** What other features may show of the journal as everybody sees it. */
@Injectable()
export class JournalFacade {
  constructor(
    private readonly database: Database,
    private readonly presenter: PostPresenter,
  ) {}

  /** The newest published posts; null: there is no such tag, or nobody like that has published anything. */
  async newest({ tag: slug, author: authorId }: FeedWish, limit: number): Promise<NewestPosts | null> {
    const { read } = this.database;
    if (slug !== undefined) {
      const tag = await read.row(sql.findTagOfSlug, slug);
      return tag && { of: tag.name, posts: await this.shown(sql.newestOfTagForFeed, limit, tag.id) };
    }
    if (authorId !== undefined) {
      const author = await read.row(findAuthor, authorId);
      return (
        author && { of: author.name, posts: await this.shown(sql.newestOfAuthorForFeed, limit, authorId) }
      );
    }
    return { of: null, posts: await this.shown(sql.newestForFeed, limit) };
  }

  private async shown(...asked: Asked<sql.FeedPostRow>): Promise<sql.FeedPostRow[]> {
    const rows = await this.database.read.rows(...asked);
    return Promise.all(
      rows.map(async (row) => {
        const { content_html: html } = row;
        return html === null ? row : { ...row, content_html: (await this.presenter.filled(html)).html };
      }),
    );
  }

  /** Published posts for a sitemap, from the id on. */
  async listForSitemap(from: string, limit: number): Promise<{ slug: string; updatedAt: Date }[]> {
    const rows = await this.database.read.rows(sql.listForSitemap, from, limit);
    return rows.map(({ slug, updated_at: updatedAt }) => ({ slug, updatedAt }));
  }

  /** The first id of each page of a sitemap. */
  async sitemapPages(size: number): Promise<string[]> {
    return (await this.database.read.rows(sql.sitemapPages, size)).map(({ id }) => id);
  }
}
