import { statement } from '../../database/statement.js';

export interface MailboxRow {
  id: string;
  recipient: string;
  subject: string;
  body_text: string;
  body_html: string;
  sent_at: Date;
}

/** A mail that is tried again replaces what its last attempt left here. */
export const keep = statement<never>(
  'mailbox-keep',
  `INSERT INTO mailbox (id, recipient, subject, body_text, body_html, sent_at) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT ON CONSTRAINT mailbox_pkey
   DO UPDATE SET body_text = excluded.body_text, body_html = excluded.body_html, sent_at = excluded.sent_at`,
);

export const dropAllBut = statement<never>(
  'mailbox-drop',
  'DELETE FROM mailbox WHERE id IN (SELECT id FROM mailbox ORDER BY sent_at DESC, id DESC OFFSET $1)',
);

export const list = statement<MailboxRow>(
  'mailbox-list',
  `SELECT id, recipient, subject, body_text, body_html, sent_at FROM mailbox
   WHERE $1::text IS NULL OR lower(recipient) = lower($1) ORDER BY sent_at DESC, id DESC`,
);
