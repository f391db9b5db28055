import type { Review } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { TextArea } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { stoa } from '../../stoa.js';
import type { Deed } from './reviews.js';

interface ReviewProps {
  readonly review: Review;
  readonly deed: Deed;
  readonly onClose: () => void;
}

/** Rejects a review with a reason for its author, or answers it for everybody to read. */
export function ReviewDialog({ review, deed, onClose }: ReviewProps): ReactNode {
  const isReply = deed === 'reply';
  const work = useMutation({
    mutationFn: (words: string) => (isReply ? replyTo(review, words) : reject(review, words)),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    await work.mutateAsync(values.text(isReply ? 'body' : 'reason'));
    notify(isReply ? 'The reply is there' : 'The review is rejected');
    onClose();
  };
  return (
    <Dialog title={isReply ? 'Reply to the review' : 'Reject the review'} onClose={onClose}>
      <Form button={isReply ? 'Reply' : 'Reject it'} isDangerous={!isReply} send={send}>
        {isReply ? (
          <TextArea
            name="body"
            label="For everybody to read"
            defaultValue={review.reply?.body ?? ''}
            autoFocus
          />
        ) : (
          <TextArea name="reason" label="Why, for its author to read" hint="May be left empty." autoFocus />
        )}
      </Form>
    </Dialog>
  );
}

const replyTo = ({ id }: Review, body: string): Promise<unknown> => stoa.replaceReviewReply({ id, body });

const reject = ({ id }: Review, reason: string): Promise<unknown> =>
  stoa.rejectReview({ id, ...(reason === '' ? {} : { reason }) });
