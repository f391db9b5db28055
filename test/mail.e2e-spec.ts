import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { banner } from '../src/boot/banner.js';
import { loadConfig } from '../src/config/config.js';
import { Database } from '../src/database/database.js';
import { Mail } from '../src/mail/mail.js';
import { MailDelivery } from '../src/mail/mail-delivery.js';
import { moveClock } from './support/clock.js';
import { enqueue, logOf, queueOf, writeGreetings } from './support/greetings.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

const secret = { KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all' };
const deliver = async (on: Stoa) => {
  await on.app.get(MailDelivery).giveUpOld();
  await on.app.get(MailDelivery).deliverDue();
};

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
  writeGreetings(stoa);
});
afterEach(() => stoa.sql.query('DELETE FROM mails'));
afterAll(() => stoa.stop());

describe('A letter', () => {
  it('goes out when its transaction commits, and never when it does not', async () => {
    await enqueue(stoa, { to: 'Anna@Example.com' });
    const undone = stoa.app.get(Database).transaction((tx) => {
      stoa.app.get(Mail).enqueue(tx, 'greeting', { to: 'anna@example.com', name: 'Nobody' });
      throw new Error('changed our mind');
    });
    await expect(undone).rejects.toThrow('changed our mind');
    const letters = await lettersTo(stoa, 'anna@EXAMPLE.com');
    expect(letters).toEqual([
      {
        id: expect.any(String),
        to: 'Anna@Example.com',
        subject: 'Welcome, Anna',
        text: expect.stringContaining('Hello Anna, this is for you.'),
        html: expect.stringContaining('Hello Anna, this is for you.'),
        sentAt: expect.stringMatching(/Z$/),
      },
    ]);
    expect(tokenIn(letters[0])).toBe('abc-_123');
    expect(await lettersTo(stoa, 'bert@example.com')).toEqual([]);
    expect(await queueOf(stoa)).toEqual([]);
  });

  it('is not sent when there is nothing to say any more', async () => {
    stoa.app.get(Mail).register('moot', () => Promise.resolve(null));
    await enqueue(stoa, {}, 'moot');
    await deliver(stoa);
    expect(await queueOf(stoa)).toEqual([]);
  });

  it('that nobody can write waits, tells the log, and holds up no other', async () => {
    const log = logOf(stoa);
    await enqueue(stoa, { to: 'secret.person@example.com' }, 'unheard_of');
    await enqueue(stoa, { to: 'carla@example.com' });
    expect(await lettersTo(stoa, 'carla@example.com')).toHaveLength(1);
    expect(await queueOf(stoa)).toMatchObject([{ kind: 'unheard_of', attempts: 1 }]);
    expect(log.join('')).toContain('nobody writes mails of the kind \\"unheard_of\\"');
    expect(log.join('')).not.toContain('secret.person');
  });

  it('whose writing fails takes back what it wrote, and is written again later', async () => {
    let attempts = 0;
    stoa.app.get(Mail).register('shaky', async (tx) => {
      attempts += 1;
      await tx.raw(
        `INSERT INTO audit_log (id, type, occurred_at) VALUES (gen_random_uuid(), 'mail.try', now())`,
      );
      if (attempts === 1) throw new Error('not yet');
      return { to: 'dora@example.com', subject: 'Hello', paragraphs: [] };
    });
    const clock = moveClock(stoa);
    await enqueue(stoa, {}, 'shaky');
    expect(await lettersTo(stoa, 'dora@example.com')).toEqual([]);
    clock.ahead(9);
    expect(await lettersTo(stoa, 'dora@example.com')).toEqual([]);
    clock.ahead(2);
    expect(await lettersTo(stoa, 'dora@example.com')).toHaveLength(1);
    const { rows } = await stoa.sql.query(`SELECT FROM audit_log WHERE type = 'mail.try'`);
    expect([attempts, rows.length]).toEqual([2, 1]);
    clock.stop();
  });

  it('is written by one run at a time, however many are asked for', async () => {
    let [active, most, written] = [0, 0, 0];
    stoa.app.get(Mail).register('slow', async (tx) => {
      active += 1;
      most = Math.max(most, active);
      await tx.raw('SELECT pg_sleep(0.02)');
      active -= 1;
      written += 1;
      return null;
    });
    await enqueue(stoa, {}, 'slow');
    const first = deliver(stoa);
    await enqueue(stoa, {}, 'slow');
    await enqueue(stoa, {}, 'slow');
    await Promise.all([first, ...Array.from({ length: 10 }, () => deliver(stoa))]);
    expect({ most, written }).toEqual({ most: 1, written: 3 });
  });

  it('is delivered by whoever waits for a run that began before it was asked for', async () => {
    for (let round = 0; round < 20; round += 1) {
      const earlier = deliver(stoa);
      await enqueue(stoa, { to: `round-${round}@example.com` });
      expect(await lettersTo(stoa, `round-${round}@example.com`)).toHaveLength(1);
      await earlier;
    }
  });
});

describe('The mailbox of development', () => {
  it('shows the newest letter first and keeps two hundred', async () => {
    await stoa.sql
      .query(`INSERT INTO mailbox SELECT gen_random_uuid(), 'old@example.com', n::text, '', '', now() - n * interval '1 hour'
      FROM generate_series(1, 250) n`);
    await enqueue(stoa, { to: 'last@example.com', name: 'One' });
    await lettersTo(stoa, 'last@example.com');
    await enqueue(stoa, { to: 'last@example.com', name: 'Two' });
    const subjects = (await lettersTo(stoa, 'last@example.com')).map(({ subject }) => subject);
    expect(subjects).toEqual(['Welcome, Two', 'Welcome, One']);
    const all = await stoa.nobody.get('//dev/mailbox?format=json');
    expect(all.body.data).toHaveLength(200);
    expect(all.body.data.at(-1).to).toBe('old@example.com');
    expect(all.headers.get('cache-control')).toBe('no-store');
  });

  it('is a page without any script for browsers', async () => {
    const page = await stoa.nobody.get('//dev/mailbox', { accept: 'text/html,*/*;q=0.8' });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(page.body).toContain('Welcome, Two');
    expect(page.body).not.toMatch(/<script|\son\w+=/i);
  });

  it('refuses what it does not know', async () => {
    expectProblem(await stoa.nobody.get('//dev/mailbox?form=xml'), 400, 'VALIDATION_FAILED');
    expectProblem(await stoa.nobody.get(`//dev/mailbox?to=${'a'.repeat(255)}`), 400, 'VALIDATION_FAILED');
  });

  it('is named at start where it is on, and only there', () => {
    const said = (environment: Record<string, string>) => banner(loadConfig(environment), 'its own', 1);
    expect(said({})).toContain('Mailbox   http://localhost:3000/dev/mailbox');
    expect(said({ SMTP_URL: 'smtp://127.0.0.1:25' })).not.toContain('ailbox');
  });

  it.each([
    ['in production', { NODE_ENV: 'production', STOA_DEMO: 'false' }],
    ['with SMTP', { SMTP_URL: 'smtp://127.0.0.1:9' }],
  ])('does not exist %s, by any method', async (_where, environment) => {
    const other = await stoa.beside({ ...secret, ...environment, DATABASE_URL: stoa.databaseUrl });
    const of = ({ status, headers, body: { title, detail, code } }: any) => ({
      status,
      title,
      detail,
      code,
      allow: headers.get('allow'),
    });
    for (const method of ['GET', 'POST']) {
      const asked = of(await other.nobody.send(method, '//dev/mailbox', undefined, {}));
      const unknown = of(await other.nobody.send(method, '//dev/nothing', undefined, {}));
      expect([method, asked]).toEqual([method, { ...unknown, status: 404, allow: null }]);
    }
    await other.stop();
  });
});

describe('Production without SMTP', () => {
  it('keeps letters waiting for it, for a day, without an attempt', async () => {
    const other = await stoa.beside({ NODE_ENV: 'production', ...secret, DATABASE_URL: stoa.databaseUrl });
    writeGreetings(other);
    const log = logOf(other);
    const clock = moveClock(other);
    await enqueue(other, { to: 'erik@example.com' });
    clock.ahead(86_390);
    await deliver(other);
    expect(await queueOf(stoa)).toEqual([{ kind: 'greeting', attempts: 0, waits: 0 }]);
    clock.ahead(20);
    await deliver(other);
    expect(await queueOf(stoa)).toEqual([]);
    expect(JSON.parse(log[0] ?? '')).toMatchObject({ msg: 'mail given up', kind: 'greeting', attempts: 0 });
    expect(log.join('')).not.toContain('erik');
    await other.stop();
  });
});
