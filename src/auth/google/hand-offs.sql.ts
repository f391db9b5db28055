import { statement } from '../../database/statement.js';

export const forgetPerson = statement<never>(
  'hand-off-forget-person',
  "UPDATE one_time_tokens SET facts = '{}' WHERE id = $1",
);

/** None is opened with it any more. */
export const markReused = statement<never>(
  'hand-off-mark-reused',
  `UPDATE one_time_tokens SET facts = '{"reused": "true"}' WHERE id = $1`,
);

/** Remembers the session that it opened; no row: it came a second time in between. */
export const noteSession = statement<{ id: string }>(
  'hand-off-note-session',
  `UPDATE one_time_tokens SET facts = jsonb_build_object('sessionId', $2::text, 'userId', $3::text)
   WHERE id = $1 AND NOT facts ? 'reused' RETURNING id`,
);
