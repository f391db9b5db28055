import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { listForSitemap, sitemapPages } from './catalogue-pages.sql.js';

/** What other features may show of the catalogue as everybody sees it. */
@Injectable()
export class CataloguePagesFacade {
  constructor(private readonly database: Database) {}

  /** Products on sale for a sitemap, from the id on. */
  async listForSitemap(from: string, limit: number): Promise<{ slug: string; updatedAt: Date }[]> {
    const rows = await this.database.read.rows(listForSitemap, from, limit);
    return rows.map(({ slug, updated_at: updatedAt }) => ({ slug, updatedAt }));
  }

  /** The first id of each page of a sitemap. */
  async sitemapPages(size: number): Promise<string[]> {
    return (await this.database.read.rows(sitemapPages, size)).map(({ id }) => id);
  }
}
