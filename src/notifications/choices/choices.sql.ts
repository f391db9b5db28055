import { statement } from '../../database/statement.js';
import type { OptionalTopic } from './topics.js';

/** What somebody has chosen; of a topic that is not there nothing was chosen yet. */
export interface ChoiceRow {
  topic: OptionalTopic;
  enabled: boolean;
}

export const choicesOf = statement<ChoiceRow>(
  'notification-choices-of',
  'SELECT topic, enabled FROM notification_choices WHERE user_id = $1',
);

/** Sets the choice of $1 about $2 to $3 at $4. Of somebody who is no more nothing is kept, and nothing goes wrong. */
export const choose = statement<never>(
  'notification-choose',
  `INSERT INTO notification_choices AS c (user_id, topic, enabled, changed_at)
   SELECT id, $2, $3, $4 FROM users WHERE id = $1 FOR KEY SHARE
   ON CONFLICT (user_id, topic) DO UPDATE SET enabled = excluded.enabled, changed_at = excluded.changed_at
   WHERE c.enabled <> excluded.enabled`,
);
