import { Database } from '../../src/database/database.js';
import { Log } from '../../src/logging/log.js';
import { Mail, type MailFacts } from '../../src/mail/mail.js';
import type { Stoa } from './stoa.js';

/** Registers a kind of mail that says what its facts say. */
export function writeGreetings(...stoas: Stoa[]): void {
  for (const stoa of stoas)
    stoa.app.get(Mail).register('greeting', (_tx, { to = 'anna@example.com', name = 'Anna' }) =>
      Promise.resolve({
        to,
        subject: `Welcome, ${name}`,
        paragraphs: [`Hello ${name}, this is for you.`],
        action: { label: 'Confirm', url: 'https://shop.example/confirm?token=abc-_123&from=mail' },
      }),
    );
}

/** Asks for a mail in a transaction of its own. */
export function enqueue(stoa: Stoa, facts: MailFacts, kind = 'greeting'): Promise<void> {
  return stoa.app.get(Database).transaction((tx) => stoa.app.get(Mail).enqueue(tx, kind, facts));
}

/** What waits in the queue of mails, oldest first. */
export async function queueOf(stoa: Stoa): Promise<{ kind: string; attempts: number; waits: number }[]> {
  const { rows } = await stoa.sql.query(
    `SELECT kind, attempts, extract(epoch FROM next_attempt_at - created_at)::float8 AS waits
     FROM mails ORDER BY created_at, id`,
  );
  return rows;
}

/** The lines that the service logs from now on. */
export function logOf(stoa: Stoa): string[] {
  const lines: string[] = [];
  const { sink } = Log.at('info', { write: (line) => void lines.push(line) }) as unknown as { sink: unknown };
  Object.assign(stoa.app.get(Log), { sink });
  return lines;
}
