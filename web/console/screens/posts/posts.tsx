import './posts.css';
import type { FoundPost } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useMay, useMe } from '../../entrance/me.js';
import { useKey } from '../../frame/keys.js';
import { SearchFilter, SelectFilter, useFilter } from '../../parts/filters.js';
import { countOf, timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List, type Asked } from '../../parts/list.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { AuthorFilter, noteAuthors } from './author-filter.js';
import { stateOf } from './state.js';
import { TagFilter } from './tag-filter.js';

const states = [
  ['draft', 'Drafts'],
  ['scheduled', 'Scheduled'],
  ['published', 'Published'],
] as const;

/** The posts of the journal: one's own, or everybody's for those who see them all. */
export default function Posts(): ReactNode {
  const me = useMe();
  const seesAll = useMay('posts:read:any');
  const [, go] = useLocation();
  const [search] = useSearchParams();
  useKey('c', () => go('/posts/new'));
  const load = async (asked: Asked) => {
    const { status = 'draft,published', ...rest } = asked;
    const found = await stoa.listPosts({ ...rest, status, ...(seesAll ? {} : { author: me.id }) });
    noteAuthors(found.data);
    return found;
  };
  return (
    <>
      <ScreenHead title={seesAll ? 'Posts' : 'My posts'}>
        <Link href="/posts/new" className="button main" title="c">
          New post
        </Link>
      </ScreenHead>
      <div className="filters" role="search">
        <SearchFilter />
        <SelectFilter name="status" label="Status" options={states} />
        <TagFilter />
        {seesAll ? <AuthorFilter /> : null}
        {search.get('search') === null ? <Order isPublished={search.get('status') === 'published'} /> : null}
      </div>
      <List<FoundPost>
        title="Posts"
        queryKey={['posts', seesAll]}
        load={load}
        columns={columns}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/posts/${id}`}
        empty="No posts here. Begin one with “New post”, or ask for less above."
      />
    </>
  );
}

/** Drafts have no day of publication to go by. */
function Order({ isPublished }: { isPublished: boolean }): ReactNode {
  const [value, set] = useFilter('sort');
  const orders = [
    ['', isPublished ? 'Pinned, then newest' : 'Newest first'],
    ['createdAt', 'Oldest first'],
    ...(isPublished
      ? [
          ['-publishedAt', 'Published last'],
          ['publishedAt', 'Published first'],
        ]
      : []),
  ];
  return (
    <label className="filter">
      <span>Order</span>
      <select value={value} onChange={({ target }) => set(target.value)}>
        {orders.map(([sort, words]) => (
          <option key={sort} value={sort}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

const columns: readonly Column<FoundPost>[] = [
  { title: 'Title', cell: (post) => <Named post={post} /> },
  { title: 'Status', cell: (post) => <Status of={stateOf(post)} /> },
  { title: 'Author', cell: ({ author }) => author?.name ?? 'Nobody' },
  { title: 'Comments', cell: ({ commentCount }) => countOf(commentCount), isNumber: true },
  { title: 'When', cell: (post) => <When post={post} /> },
];

function Named({ post }: { post: FoundPost }): ReactNode {
  const marks = [
    ...(post.pinned ? ['Pinned'] : []),
    ...(post.featured ? ['Featured'] : []),
    ...(post.visibility === 'members' ? ['For members'] : []),
    ...post.tags.map(({ name }) => name),
  ];
  return (
    <div className="named">
      <Link href={`/posts/${post.id}`}>{post.title}</Link>
      <span className="quiet">{marks.join(' · ')}</span>
      {post.publishError === null ? null : <span className="fault">{post.publishError}</span>}
    </div>
  );
}

function When({ post: { publishedAt, publishAt, updatedAt } }: { post: FoundPost }): ReactNode {
  if (publishedAt !== null) return <Time of={publishedAt} words={timeOf(publishedAt)} />;
  if (publishAt !== null) return <Time of={publishAt} words={`Due ${timeOf(publishAt)}`} />;
  return <Time of={updatedAt} words={`Changed ${timeOf(updatedAt)}`} />;
}
