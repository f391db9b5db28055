import { createTransport } from 'nodemailer';
import { fault, ok, type Check, type Finding } from './finding.js';
import { inTime, limitMilliseconds, placeOf, unreachable } from './reach.js';

/** Whether the mail server greets, agrees on TLS where it has some, and lets the service in. Nothing is sent. */
export const smtp: Check = {
  name: 'smtp',
  look: async ({ config: { mail } }) => {
    if (mail.smtpUrl === null) return null;
    const url = mail.smtpUrl;
    const transporter = createTransport({
      url,
      ...{ dnsTimeout: limitMilliseconds, connectionTimeout: limitMilliseconds },
      ...{ greetingTimeout: limitMilliseconds - 1_000, socketTimeout: limitMilliseconds },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
    try {
      await inTime(transporter.verify());
      const { username } = new URL(url);
      return ok(`${placeOf(url)} greets${username === '' ? '' : ' and lets this user in'}.`);
    } catch (error) {
      return refusal(error, placeOf(url));
    } finally {
      transporter.close();
    }
  },
};

function refusal(error: unknown, place: string): Finding {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const said = responseCode === undefined ? '' : ` (${responseCode})`;
  if (code === 'EAUTH')
    return fault(`${place} does not let this user in${said}.`, 'Look at user and password in SMTP_URL.');
  if (code === 'ETLS')
    return fault(
      `${place} does not agree on TLS.`,
      'Look at its certificate, or use smtps:// with its port.',
    );
  if (code === 'EPROTOCOL' || responseCode !== undefined)
    return fault(
      `${place} does not greet as a mail server does${said}.`,
      'See that SMTP_URL names the right port.',
    );
  if (code === 'ETIMEDOUT')
    return fault(
      `${place} does not greet in time.`,
      'See that SMTP_URL names the right port, and smtps:// where TLS comes first.',
    );
  return fault(unreachable(error, place), 'Start it or correct SMTP_URL; until then letters wait.');
}
