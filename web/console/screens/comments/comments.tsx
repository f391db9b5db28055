import './comments.css';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { Failure } from '../../parts/failure.js';
import { SelectFilter } from '../../parts/filters.js';
import type { Asked } from '../../parts/list.js';
import { Pages } from '../../parts/pages.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { stoa } from '../../stoa.js';
import { decide, type Decision, type Outcome } from './deciding.js';
import { Outcomes } from './outcomes.js';
import { Queue } from './queue.js';

const states = [
  ['approved', 'Approved'],
  ['rejected', 'Rejected'],
  ['spam', 'Spam'],
  ['all', 'All'],
] as const;

/** What readers said, and what is shown of it: first what waits for a word. */
export default function Comments(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const asked = askedOf(Object.fromEntries(search));
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['comments', asked],
    queryFn: () => stoa.listComments(asked),
    placeholderData: keepPreviousData,
  });
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const { mutate, isPending } = useMutation({
    mutationFn: (decision: Decision) => decide(decision, asked),
    onSuccess: setOutcomes,
  });
  const go = (cursor: string): void => setSearch({ ...Object.fromEntries(search), cursor });
  return (
    <>
      <ScreenHead title="Comments" />
      <div className="filters" role="search">
        <SelectFilter name="status" label="Status" options={states} all="Pending" />
        <Narrowed />
      </div>
      <Outcomes of={outcomes} onClose={() => setOutcomes([])} />
      {error !== null && data === undefined ? (
        <Failure error={error} again={() => void refetch()} />
      ) : (
        <Queue
          comments={data?.data}
          isOld={isPlaceholderData}
          isBusy={isPending}
          isPendingOnly={asked.status === 'pending'}
          onDecide={mutate}
        />
      )}
      {data === undefined ? null : <Pages meta={data.meta} count={data.data.length} go={go} />}
    </>
  );
}

/** The queue is worked off from its beginning; everything else begins with the newest. */
function askedOf({ status = 'pending', ...rest }: Asked): Asked {
  if (status === 'all') return rest;
  return { ...rest, status, ...(status === 'pending' ? { sort: 'createdAt' } : {}) };
}

/** Says that only one post or one author is shown, and leads back to all. */
function Narrowed(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const [post, author] = [search.get('postId'), search.get('authorId')];
  if (post === null && author === null) return null;
  const status = search.get('status');
  return (
    <button type="button" className="button" onClick={() => setSearch(status === null ? {} : { status })}>
      Only of one {post === null ? 'author' : 'post'}: show all
    </button>
  );
}
