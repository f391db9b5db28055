import type { PostImport as PostImportFacts, PostImportError } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { countOf, timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { Only } from '../../parts/only.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { isOver, seen, type Seen } from './jobs.js';
import { Counts, FailureOf, Progress } from './progress.js';
import './imports.css';

/** One import of posts: how far it is, and what came of it. */
export default function PostImport({ params }: { params: Record<string, string> }): ReactNode {
  return (
    <Only may="posts:write:any">
      <Loaded id={params.id ?? ''} />
    </Only>
  );
}

function Loaded({ id }: { id: string }): ReactNode {
  const queryKey = ['post-import', id];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async (): Promise<Seen<PostImportFacts>> => {
      const job = await stoa.getPostImport({ id });
      return seen(queryKey, job, job.posts.read);
    },
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data.job) ? false : 700),
  });
  if (data !== undefined) return <Shown seen={data} />;
  return error === null ? (
    <p className="waiting">One moment …</p>
  ) : (
    <Failure error={error} again={() => void refetch()} />
  );
}

function Shown({ seen: look }: { seen: Seen<PostImportFacts> }): ReactNode {
  const { id, status, posts, failure, createdAt } = look.job;
  return (
    <>
      <ScreenHead title={`Import of ${timeOf(createdAt)}`}>
        <Status of={status} />
      </ScreenHead>
      <FailureOf failure={failure} />
      <Progress seen={look} count={posts.read} things="posts" />
      <Counts
        of={[
          ['Posts', posts.read],
          ['Created', posts.created],
          ['Updated', posts.updated],
          ['Unchanged', posts.unchanged],
          ['Refused', posts.refused],
          ['Left out', posts.leftOut],
        ]}
      />
      <h2>What was refused or left out</h2>
      <List
        title="What was refused or left out"
        queryKey={['post-import-errors', id, posts.read]}
        load={(asked) => stoa.listPostImportErrors({ limit: 25, ...asked, id })}
        columns={columns}
        keyOf={({ position, field, code, message }) => `${position} ${field} ${code} ${message}`}
        empty="Nothing so far."
      />
    </>
  );
}

const columns: readonly Column<PostImportError>[] = [
  { title: 'Post', isNumber: true, cell: ({ position }) => countOf(position) },
  { title: 'Name', cell: ({ name }) => name },
  {
    title: 'Kind',
    cell: ({ severity }) => <Status of={severity === 'error' ? 'rejected' : 'warning'} />,
  },
  { title: 'Field', cell: ({ field }) => <span className="mono">{field}</span> },
  { title: 'What is wrong', cell: ({ message }) => message },
];
