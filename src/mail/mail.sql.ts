import { statement } from '../database/statement.js';
import type { MailFacts } from './mail.js';

/** A mail whose turn it is; `attempts` counts the one that begins now. */
export interface ClaimedMail {
  id: string;
  kind: string;
  facts: MailFacts;
  attempts: number;
}

/** Takes the mail that has waited longest, and keeps it from others until $2. */
export const claim = statement<ClaimedMail>(
  'mail-claim',
  `UPDATE mails SET attempts = attempts + 1, next_attempt_at = $2
   WHERE id = (SELECT id FROM mails WHERE next_attempt_at <= $1
               ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
   RETURNING id, kind, facts, attempts`,
);

/** Says the count of attempts too, because the claim may have been rolled back. */
export const postpone = statement<never>(
  'mail-postpone',
  'UPDATE mails SET attempts = $2, next_attempt_at = $3 WHERE id = $1',
);

export const remove = statement<never>('mail-remove', 'DELETE FROM mails WHERE id = $1');

/** Mails from before $2; one that was never tried goes only if $3, else it still has its one attempt. */
export const giveUp = statement<Omit<ClaimedMail, 'facts'>>(
  'mail-give-up',
  `DELETE FROM mails WHERE id IN (
     SELECT id FROM mails WHERE next_attempt_at <= $1 AND created_at <= $2 AND (attempts > 0 OR $3::boolean)
     FOR UPDATE SKIP LOCKED)
   RETURNING id, kind, attempts`,
);
