import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MailDelivery } from '../src/mail/mail-delivery.js';
import { forgetFaults } from './support/breakers.js';
import { moveClock } from './support/clock.js';
import { enqueue, logOf, queueOf, writeGreetings } from './support/greetings.js';
import { PostOffice } from './support/post-office.js';
import { Stoa } from './support/stoa.js';

const deliver = async (on: Stoa) => {
  await on.app.get(MailDelivery).giveUpOld();
  await on.app.get(MailDelivery).deliverDue();
};

let office: PostOffice;
let stoa: Stoa;
beforeEach(async () => {
  office = await PostOffice.open();
  stoa = await Stoa.start({ SMTP_URL: office.url, MAIL_FROM: 'Stoa Shop <post@stoa.example>' });
  writeGreetings(stoa);
});
afterEach(async () => {
  await stoa.stop();
  await office.close();
});

describe('Mail by SMTP', () => {
  it('arrives signed in, as text and as HTML, with a sender and an id', async () => {
    await enqueue(stoa, { to: 'jürgen@example.com', name: 'Jürgen ☕' });
    await deliver(stoa);
    expect(office.taken).toHaveLength(1);
    const [mail] = office.taken;
    expect([mail!.user, mail!.recipients]).toEqual(['stoa', ['jürgen@example.com']]);
    expect(mail!.headers.get('from')).toBe('Stoa Shop <post@stoa.example>');
    expect(mail!.headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@stoa\.example>$/);
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail!.headers.get('content-type')).toMatch(/^multipart\/alternative/);
    expect(mail!.text).toContain('Hello Jürgen ☕, this is for you.');
    expect(mail!.text).toContain('https://shop.example/confirm?token=abc-_123&from=mail');
    expect(mail!.html).toContain('<bdi>Hello Jürgen ☕, this is for you.</bdi>');
    expect(mail!.headers.has('list-unsubscribe')).toBe(false);
    expect(mail!.html).toContain('href="https://shop.example/confirm?token=abc-_123&amp;from=mail"');
    expect(await queueOf(stoa)).toEqual([]);
  });

  it('goes out once when two instances and many runs share the work', async () => {
    const other = await stoa.beside({ SMTP_URL: office.url });
    writeGreetings(other);
    const people = Array.from({ length: 60 }, (_, index) => `person-${index}@example.com`);
    for (const to of people) await enqueue(stoa, { to });
    await Promise.all([deliver(stoa), deliver(other), deliver(stoa), deliver(other)]);
    expect(office.taken.flatMap(({ recipients }) => recipients).sort()).toEqual(people.sort());
    expect(await queueOf(stoa)).toEqual([]);
    await other.stop();
  });

  it('waits longer and longer while the server is down, and arrives when it is back', async () => {
    const clock = moveClock(stoa);
    await office.close();
    await enqueue(stoa, { to: 'anna@example.com' });
    const began = [0];
    for (const wait of [10, 60, 300, 1_800, 7_200, 7_200]) {
      await deliver(stoa);
      const [mail] = await queueOf(stoa);
      expect(mail).toMatchObject({ attempts: began.length, waits: began.at(-1)! + wait });
      clock.ahead(wait - 1);
      await deliver(stoa);
      expect(await queueOf(stoa)).toMatchObject([{ attempts: began.length }]);
      clock.ahead(1);
      began.push(mail!.waits);
      forgetFaults(stoa);
    }
    office = await PostOffice.open(office.port);
    await deliver(stoa);
    expect(office.taken.map(({ recipients }) => recipients)).toEqual([['anna@example.com']]);
    expect(await queueOf(stoa)).toEqual([]);
  });

  it('is not tried while the server is known to be down, and arrives as soon as it is not', async () => {
    await office.close();
    for (let index = 0; index < 20; index += 1) await enqueue(stoa, { to: `person-${index}@example.com` });
    const clock = moveClock(stoa);
    await deliver(stoa);
    const attempts = (await queueOf(stoa)).map((mail) => mail.attempts);
    expect(attempts.filter((count) => count === 0).length).toBeGreaterThanOrEqual(10);
    expect((await stoa.nobody.get('//health/ready')).body.checks.smtp).toBe('down');
    office = await PostOffice.open(office.port);
    forgetFaults(stoa);
    clock.ahead(10);
    await deliver(stoa);
    expect(office.taken).toHaveLength(20);
  });

  it('is given up after a day, and still has one attempt after a long stop', async () => {
    const clock = moveClock(stoa);
    await office.close();
    await enqueue(stoa, { to: 'anna@example.com' });
    await deliver(stoa);
    await enqueue(stoa, { to: 'bert@example.com' });
    const log = logOf(stoa);
    clock.ahead(86_400);
    await deliver(stoa);
    expect(await queueOf(stoa)).toMatchObject([{ attempts: 1 }]);
    clock.ahead(10);
    await deliver(stoa);
    expect(await queueOf(stoa)).toEqual([]);
    const givenUp = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'mail given up');
    expect(givenUp).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    expect(log.join('')).not.toContain('@example.com');
    office = await PostOffice.open(office.port);
  });

  it('is given up at once when the recipient is refused for good, and tried again when only for now', async () => {
    const log = logOf(stoa);
    office.verdict = (address) =>
      ({ 'gone@example.com': 550, 'full@example.com': 452, 'unknown@example.com': 530 })[address] ?? 0;
    for (const name of ['gone', 'full', 'unknown', 'anna'])
      await enqueue(stoa, { to: `${name}@example.com`, name });
    await deliver(stoa);
    expect(office.taken.map(({ recipients }) => recipients)).toEqual([['anna@example.com']]);
    const { rows } = await stoa.sql.query(`SELECT facts->>'name' AS name FROM mails ORDER BY 1`);
    expect(rows).toEqual([{ name: 'full' }, { name: 'unknown' }]);
    expect(log.join('')).toContain('SMTP: 550 EENVELOPE RCPT TO');
    expect(log.join('')).not.toContain('@example.com');
  });

  it('repeats a letter after a crash between sending and noting it, under the same id, and loses none', async () => {
    const clock = moveClock(stoa);
    // from here on the process can write nothing more, as if it had died
    office.onMail = async () => {
      await stoa.sql
        .query(`CREATE FUNCTION dead() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''dead''; END';
        CREATE TRIGGER dead BEFORE UPDATE OR DELETE ON mails EXECUTE FUNCTION dead()`);
    };
    await enqueue(stoa, { to: 'anna@example.com' });
    await expect(deliver(stoa)).rejects.toThrow('dead');
    await stoa.sql.query('DROP TRIGGER dead ON mails');
    office.onMail = () => Promise.resolve();
    clock.ahead(119);
    await deliver(stoa);
    expect(office.taken).toHaveLength(1);
    clock.ahead(1);
    await deliver(stoa);
    await deliver(stoa);
    const ids = office.taken.map(({ headers }) => headers.get('message-id'));
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(await queueOf(stoa)).toEqual([]);
  });

  it('cannot be led astray by line breaks, markup or lists in what people chose', async () => {
    const name = '<img src=x onerror=alert(1)>\r\nBcc: evil@example.com\r\n\r\nEvil\u2028words';
    await enqueue(stoa, { to: 'anna@example.com', name });
    for (const to of [
      'anna@example.com, evil@example.com',
      'anna@example.com\r\nBcc: evil@example.com',
      'anna@example.com>\r\nRCPT TO:<evil@example.com',
      '"evil@example.com" <anna@example.com>',
      'friends: evil@example.com;',
      'evil@[127.0.0.1]',
      'evil',
      '',
    ])
      await enqueue(stoa, { to });
    await deliver(stoa);
    expect(office.taken.map(({ recipients }) => recipients)).toEqual([['anna@example.com']]);
    const [{ headers, text, html }] = office.taken as [PostOffice['taken'][0]];
    expect([...headers.keys()]).not.toContain('bcc');
    expect(headers.get('subject')).toContain('Bcc: evil@example.com');
    expect(text).toContain('Hello <img src=x onerror=alert(1)> Bcc: evil@example.com Evil words, this');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(await queueOf(stoa)).toEqual([]);
  });

  it('on its way when the service stops is finished, and the rest stays for the next start', async () => {
    for (let index = 0; index < 20; index += 1) await enqueue(stoa, { to: `person-${index}@example.com` });
    const stopping = new Promise<void>((resolve) => {
      office.onMail = () => {
        resolve(stoa.app.get(MailDelivery).beforeApplicationShutdown());
        return Promise.resolve();
      };
    });
    await Promise.all([deliver(stoa), stopping]);
    const left = (await queueOf(stoa)).length;
    expect(left).toBeGreaterThan(0);
    expect(office.taken.length + left).toBe(20);
    const next = await stoa.beside({ SMTP_URL: office.url });
    writeGreetings(next);
    await deliver(next);
    expect(new Set(office.taken.flatMap(({ recipients }) => recipients)).size).toBe(20);
    expect(office.taken).toHaveLength(20);
    await next.stop();
  });
});
