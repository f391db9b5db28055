import { Injectable } from '@nestjs/common';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { NotFound } from '../http/problem/problems.js';
import { JournalFacade } from '../posts/journal.facade.js';
import { CataloguePagesFacade } from '../products/catalogue-pages.facade.js';
import { Site } from './site.js';

/** How many addresses a page of the map has: few enough to be written in an instant. Search engines take fifty thousand. */
const pageSize = 2_000;
/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000';

/** All public pages of the front end, for search engines. */
@Injectable()
export class SiteMap {
  constructor(
    private readonly journal: JournalFacade,
    private readonly catalogue: CataloguePagesFacade,
    private readonly site: Site,
  ) {}

  /** The index: pages of posts, the front page with the first, and of products. */
  async index(): Promise<string> {
    const [[, ...posts], products] = await Promise.all([
      this.journal.sitemapPages(pageSize),
      this.catalogue.sitemapPages(pageSize),
    ]);
    const paths = [
      ...[first, ...posts].map((from) => `/sitemaps/posts/${from}`),
      ...products.map((from) => `/sitemaps/products/${from}`),
    ];
    return written(
      paths.map((path) => ({ url: this.site.own(path) })),
      'SitemapIndexStream',
    );
  }

  /** The pages of posts, from the id on. @throws NotFound there are none */
  async posts(from: string): Promise<string> {
    const found = await this.journal.listForSitemap(from, pageSize);
    const urls = found.map(({ slug, updatedAt }) => entry(this.site.post(slug), updatedAt));
    return written([...(from === first ? [{ url: this.site.home }] : []), ...urls], 'SitemapStream');
  }

  /** The pages of products, from the id on. @throws NotFound there are none */
  async products(from: string): Promise<string> {
    const found = await this.catalogue.listForSitemap(from, pageSize);
    const urls = found.map(({ slug, updatedAt }) => entry(this.site.product(slug), updatedAt));
    return written(urls, 'SitemapStream');
  }
}

const entry = (url: string, changed: Date) => ({ url, lastmod: changed.toISOString() });

async function written(
  urls: readonly object[],
  kind: 'SitemapStream' | 'SitemapIndexStream',
): Promise<string> {
  if (urls.length === 0) throw new NotFound();
  const { [kind]: Stream } = await import('sitemap');
  return text(Readable.from(urls).pipe(new Stream()));
}
