import type { Review } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMay } from '../../entrance/me.js';
import { SelectFilter } from '../../parts/filters.js';
import { dayOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { notify } from '../../parts/notices.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import type { Read } from './product.js';
import { ReviewDialog } from './review-dialog.js';

/** What is done with a review that needs words. */
export type Deed = 'reject' | 'reply';

/** What buyers say of a product, and what moderators do with it. */
export function Reviews({ read: { product } }: { read: Read }): ReactNode {
  const [asked, setAsked] = useState<{ review: Review; deed: Deed } | null>(null);
  const mayModerate = useMay('reviews:moderate');
  return (
    <div className="sections">
      <div className="filters">
        <SelectFilter
          name="status"
          label="Status"
          all="Approved"
          options={[
            ['pending', 'Pending'],
            ['rejected', 'Rejected'],
          ]}
        />
      </div>
      <List
        title="Reviews"
        queryKey={['reviews', product.id]}
        load={(asked) =>
          stoa.listProductReviews({
            limit: 25,
            ...asked,
            id: product.id,
          })
        }
        columns={mayModerate ? [...columns, deedsOf((review, deed) => setAsked({ review, deed }))] : columns}
        keyOf={({ id }) => id}
        empty="No review is here. Buyers write them after their order was delivered."
      />
      {asked === null ? null : <ReviewDialog {...asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

const columns: readonly Column<Review>[] = [
  { title: 'Stars', sort: 'rating', cell: ({ rating }) => <Stars count={rating} /> },
  { title: 'Review', cell: (review) => <Words {...review} /> },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  { title: 'When', cell: ({ createdAt }) => <Time of={createdAt} words={dayOf(createdAt)} /> },
];

function Stars({ count }: { count: number }): ReactNode {
  return (
    <span>
      <span aria-hidden="true">{'★'.repeat(count)}</span>
      <span className="hidden-words">{count} of 5</span>
    </span>
  );
}

function Words({ title, body, author, verifiedPurchase, reply, rejectionReason }: Review): ReactNode {
  return (
    <div className="review">
      {title === null ? null : <strong>{title}</strong>}
      {body === null ? null : <p>{body}</p>}
      <small className="quiet">
        {author.name ?? 'Somebody'}
        {verifiedPurchase ? ', who bought it' : ''}
      </small>
      {rejectionReason === null ? null : <p className="quiet">Rejected: {rejectionReason}</p>}
      {reply === null ? null : <p className="quiet">Our reply: {reply.body}</p>}
    </div>
  );
}

const deedsOf = (ask: (review: Review, deed: Deed) => void): Column<Review> => ({
  title: 'Do',
  cell: (review) => (
    <span className="actions">
      {review.status === 'approved' ? null : <Approve review={review} />}
      {review.status === 'rejected' ? null : (
        <button type="button" className="button link" onClick={() => ask(review, 'reject')}>
          Reject
        </button>
      )}
      <button type="button" className="button link" onClick={() => ask(review, 'reply')}>
        {review.reply === null ? 'Reply' : 'Change the reply'}
      </button>
    </span>
  ),
});

function Approve({ review }: { review: Review }): ReactNode {
  const approve = useMutation({
    mutationFn: () => stoa.approveReview({ id: review.id }),
    onSuccess: () => notify('The review is approved'),
  });
  return (
    <button
      type="button"
      className="button link"
      disabled={approve.isPending}
      onClick={() => approve.mutate()}
    >
      Approve
    </button>
  );
}
