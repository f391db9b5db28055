import { Injectable } from '@nestjs/common';
import { Feed } from 'feed';
import { NotFound } from '../http/problem/problems.js';
import { JournalFacade, type FeedPostRow, type FeedWish } from '../posts/journal.facade.js';
import { JsonFeedDto } from './dto/json-feed.dto.js';
import { Site } from './site.js';

const most = 20;
/** Characters of HTML in one feed; of what comes after them there is the excerpt. */
const mostHtml = 400_000;

/** A post as every format tells it. */
interface Item extends Omit<FeedPostRow, 'slug' | 'content_html' | 'canonical_url'> {
  readonly url: string;
  /** Null: for members, or the feed is long enough. */
  readonly html: string | null;
}

/** Whose posts they are, where the feed is, and what is in it. */
interface Newest {
  readonly title: string;
  readonly own: string;
  readonly items: readonly Item[];
}

/** The newest posts, as a feed. */
@Injectable()
export class JournalFeed {
  constructor(
    private readonly journal: JournalFacade,
    private readonly site: Site,
  ) {}

  /** As RSS 2.0. @throws NotFound no such tag or author */
  async rss(wish: FeedWish): Promise<string> {
    return feedOf(await this.newest('rss', wish), this.site.home).rss2();
  }

  /** As Atom. @throws NotFound no such tag or author */
  async atom(wish: FeedWish): Promise<string> {
    return feedOf(await this.newest('atom', wish), this.site.home).atom1();
  }

  /** As JSON Feed 1.1. @throws NotFound no such tag or author */
  async json(wish: FeedWish): Promise<JsonFeedDto> {
    const { title, own, items } = await this.newest('json', wish);
    return Object.assign(new JsonFeedDto(), {
      ...{ version: 'https://jsonfeed.org/version/1.1', title, home_page_url: this.site.home, feed_url: own },
      items: items.map(({ html, author_name: name, ...item }) => ({
        ...{ id: urnOf(item), url: item.url, title: item.title, summary: item.excerpt, tags: item.tags },
        ...(html === null ? { content_text: item.excerpt } : { content_html: html }),
        ...(name !== null && { authors: [{ name }] }),
        date_published: item.published_at.toISOString(),
        date_modified: item.updated_at.toISOString(),
      })),
    });
  }

  private async newest(format: string, wish: FeedWish): Promise<Newest> {
    const newest = await this.journal.newest(wish, most);
    if (newest === null) throw new NotFound();
    const query = new URLSearchParams({ ...wish }).toString();
    return {
      title: sayable(newest.of === null ? this.site.name : `${this.site.name}: ${newest.of}`),
      own: this.site.own(`/feeds/posts.${format}${query === '' ? '' : `?${query}`}`),
      items: this.itemsOf(newest.posts),
    };
  }

  private itemsOf(posts: readonly FeedPostRow[]): Item[] {
    let left = mostHtml;
    return posts.map(({ slug, content_html: html, canonical_url: canonical, ...post }) => {
      left -= html?.length ?? 0;
      return {
        ...post,
        // what looks like an address may be none: a host of five numbers
        url: canonical !== null && URL.canParse(canonical) ? canonical : this.site.post(slug),
        title: sayable(post.title),
        excerpt: sayable(post.excerpt),
        html: html === null || left < 0 ? null : sayable(html),
        author_name: post.author_name && sayable(post.author_name),
        tags: post.tags.map(sayable),
      };
    });
  }
}

function feedOf({ title, own, items }: Newest, home: string): Feed {
  const feedLinks = own.includes('/posts.rss') ? { rss: own } : { atom: own };
  const updated = new Date(Math.max(0, ...items.map((item) => item.updated_at.getTime())));
  const feed = new Feed({
    title,
    description: title,
    id: own,
    link: home,
    feedLinks,
    generator: 'Stoa',
    updated,
  });
  for (const { html, author_name: name, ...item } of items)
    feed.addItem({
      ...{ id: urnOf(item), title: item.title, link: item.url, description: item.excerpt },
      ...(html !== null && { content: html }),
      ...(name !== null && { author: [{ name }] }),
      category: item.tags.map((tag) => ({ name: tag, term: tag })),
      date: item.updated_at,
      published: item.published_at,
    });
  return feed;
}

const urnOf = ({ id }: { id: string }): string => `urn:uuid:${id}`;

/** Without what XML cannot hold: control characters, halves of characters, two that are none. */
function sayable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
