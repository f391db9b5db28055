import './posts.css';
import type { RevisionSummary } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useKey } from '../../frame/keys.js';
import { Failure } from '../../parts/failure.js';
import { timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { Diff } from './diff.js';
import { RestoreDialog } from './restore-dialog.js';
import { read } from './saving.js';

const columns: readonly Column<RevisionSummary>[] = [
  { title: 'Number', cell: ({ number }) => number, isNumber: true },
  { title: 'Title', cell: ({ title }) => title },
  { title: 'By', cell: ({ author }) => author?.name ?? 'Somebody' },
  { title: 'When', cell: ({ createdAt }) => <Time of={createdAt} words={timeOf(createdAt)} /> },
  {
    title: 'Brought back',
    cell: ({ restoredFrom }) => (restoredFrom === null ? '–' : `Revision ${restoredFrom}`),
  },
];

/** What the text of a post was, how it came to differ, and the way back. */
export default function Revisions({ params: { id = '' } }: { params: { id?: string } }): ReactNode {
  const [search] = useSearchParams();
  const number = Number(search.get('revision') ?? '');
  const { data, error } = useQuery({ queryKey: ['post', id], queryFn: () => read(id) });
  if (error !== null && data === undefined) return <Failure error={error} />;
  return (
    <>
      <ScreenHead title={`Revisions${data === undefined ? '' : ` of “${data.post.title}”`}`}>
        <Link href={`/posts/${id}`} className="button">
          Back to the post
        </Link>
      </ScreenHead>
      {number > 0 && data !== undefined ? (
        <Chosen id={id} number={number} latest={data.post.revision} />
      ) : null}
      <List<RevisionSummary>
        title="Revisions"
        queryKey={['revisions', id]}
        load={({ revision: _, against: __, ...asked }) => stoa.listPostRevisions({ id, ...asked })}
        columns={columns}
        keyOf={(one) => String(one.number)}
        hrefOf={(one) => `/posts/${id}/revisions?revision=${one.number}`}
        empty="There are none."
      />
    </>
  );
}

/** A revision beside the one before it, or beside what the post is now. */
function Chosen({ id, number, latest }: { id: string; number: number; latest: number }): ReactNode {
  const [isBesideNow, setBesideNow] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const ask = (): void => setAsking(number !== latest);
  useKey('r', ask);
  const against = isBesideNow ? latest : number - 1;
  return (
    <section className="sheet chosen" aria-labelledby="chosen">
      <header className="screen-head">
        <h2 id="chosen">Revision {number}</h2>
        <div className="actions">
          <select
            aria-label="Compared with"
            value={isBesideNow ? 'now' : 'before'}
            onChange={({ target }) => setBesideNow(target.value === 'now')}
          >
            <option value="before">Compared with the one before</option>
            <option value="now">Compared with the present one</option>
          </select>
          <button type="button" className="button" disabled={number === latest} onClick={ask}>
            {number === latest ? 'This is the present one' : 'Restore this one'}
          </button>
        </div>
      </header>
      {against === 0 ? (
        <p className="quiet">It is the first one: there is none before it.</p>
      ) : (
        <Compared id={id} revision={number} against={against} />
      )}
      {isAsking ? <RestoreDialog id={id} number={number} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

function Compared(asked: { id: string; revision: number; against: number }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['diff', asked.id, asked.revision, asked.against],
    queryFn: () => stoa.getPostRevisionDiff(asked),
  });
  if (error !== null) return <Failure error={error} />;
  return data === undefined ? <p className="waiting">One moment …</p> : <Diff of={data} />;
}
