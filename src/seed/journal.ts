import { rendered } from '../posts/rendered.js';
import { slugOf } from '../http/slug.js';
import type { Chance } from './chance.js';
import { answers, articles, remarks } from './content/articles.js';

const day = 86_400_000;

export interface SeedPost {
  id: string;
  title: string;
  slug: string;
  content: string;
  content_html: string;
  excerpt: string;
  reading_minutes: number;
  status: 'draft' | 'published';
  tags: { id: string; slug: string; name: string }[];
  at: Date;
}

export interface SeedComment {
  id: string;
  post_id: string;
  author_id: string;
  parent_id: string | null;
  body: string;
  at: Date;
}

/** The journal of the demo shop: articles, all but the newest published, with what readers say. */
export function makeJournal(
  chance: Chance,
  readers: readonly string[],
  now: Date,
): { posts: SeedPost[]; comments: SeedComment[] } {
  const posts = articles.map((article, index) => {
    const at = new Date(now.getTime() - (articles.length - index) * 6 * day);
    const { contentHtml, excerpt, readingMinutes } = rendered(article.content, null);
    return {
      ...{
        id: chance.id(at),
        title: article.title,
        slug: slugOf(article.title, 'post'),
        content: article.content,
        at,
      },
      ...{ content_html: contentHtml, excerpt, reading_minutes: readingMinutes },
      status: index === articles.length - 1 ? ('draft' as const) : ('published' as const),
      tags: article.tags.map((name) => ({ id: chance.id(at), slug: slugOf(name, 'tag'), name })),
    };
  });
  const published = posts.filter(({ status }) => status === 'published');
  return { posts, comments: published.flatMap((post) => talk(chance, post, readers)) };
}

function talk(chance: Chance, post: SeedPost, readers: readonly string[]): SeedComment[] {
  return chance.some(remarks, chance.between(2, 6)).flatMap((body, index) => {
    const at = new Date(post.at.getTime() + (index + 1) * 3_600_000);
    const remark = {
      id: chance.id(at),
      post_id: post.id,
      author_id: chance.pick(readers),
      parent_id: null,
      body,
      at,
    };
    if (chance.next() < 0.6) return [remark];
    const later = new Date(at.getTime() + 1_800_000);
    const reply = {
      id: chance.id(later),
      post_id: post.id,
      author_id: chance.pick(readers),
      body: chance.pick(answers),
      at: later,
    };
    return [remark, { ...reply, parent_id: remark.id }];
  });
}
