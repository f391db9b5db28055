import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { ReviewsFacade, type ReviewOutcome } from '../../reviews/reviews.facade.js';
import { LetterEvents } from '../letter-events.js';
import { quoted } from './front-end.js';
import { OptionalLetters, type Words } from './optional-letters.js';

/** The kind of letter that each event leads to. */
const kindOf: ReadonlyMap<string, string> = new Map([
  ['review.approved', 'review_moderated'],
  ['review.rejected', 'review_moderated'],
  ['review.replied', 'review_replied'],
]);

/** Tells authors of reviews whether these are shown, and what the shop answered: as it is when the letter is written. */
@Injectable()
export class ReviewLetters implements OnModuleInit {
  constructor(
    private readonly events: LetterEvents,
    private readonly letters: OptionalLetters,
    private readonly reviews: ReviewsFacade,
  ) {}

  onModuleInit(): void {
    const write = (words: (review: ReviewOutcome) => Words | null) => async (tx: Tx, id: string) => {
      const review = await this.reviews.outcomeOf(tx, id);
      return review && words(review);
    };
    const [moderated, replied] = [write(moderatedWords), write(repliedWords)];
    this.letters.register('review_moderated', 'reviews', (tx, { subjectId }) => moderated(tx, subjectId));
    this.letters.register('review_replied', 'reviews', (tx, { subjectId }) => replied(tx, subjectId));
    this.events.on([...kindOf.keys()], (tx, event) => this.tell(tx, event));
  }

  private async tell(tx: Tx, { type, payload, id: itemId }: StoredEvent): Promise<void> {
    const [kind, subjectId] = [kindOf.get(type), String(payload['reviewId'])];
    const review = await this.reviews.outcomeOf(tx, subjectId);
    if (kind === undefined || review === null) return;
    await this.letters.tell(tx, { userId: review.authorId, kind, subjectId, itemId });
  }
}

/** Null: it was changed meanwhile, and waits for another word. */
function moderatedWords({ status, productName, reason }: ReviewOutcome): Words | null {
  if (status === 'pending') return null;
  if (status === 'approved')
    return {
      subject: 'Your review is published',
      paragraphs: [`Everybody can read now what you say about ${productName}. Thank you.`],
    };
  const why = reason === null ? [] : [`The reason: ${quoted(reason)}`];
  return {
    subject: 'Your review is not shown',
    paragraphs: [
      `We do not show your review of ${productName}.`,
      ...why,
      'You can change it; then we look at it again.',
    ],
  };
}

/** Null: the answer was taken back. */
function repliedWords({ productName, reply }: ReviewOutcome): Words | null {
  if (reply === null) return null;
  return {
    subject: 'An answer to your review',
    paragraphs: [`You reviewed ${productName}. This is our answer.`],
    sheet: { items: [], sums: [], notes: [{ label: 'The shop', lines: [quoted(reply)] }] },
  };
}
