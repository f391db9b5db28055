import { MailDelivery } from '../../src/mail/mail-delivery.js';
import type { Stoa } from './stoa.js';

/** A letter as `/dev/mailbox` shows it. */
export interface ReceivedLetter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sentAt: string;
}

/** Sends what waits to be sent, and gives the letters to that address, newest first. */
export async function lettersTo(stoa: Stoa, address: string): Promise<ReceivedLetter[]> {
  await stoa.app.get(MailDelivery).deliverDue();
  const path = `//dev/mailbox?to=${encodeURIComponent(address)}`;
  const { status, body } = await stoa.nobody.get(path, { accept: 'application/json' });
  if (status !== 200) throw new Error(`/dev/mailbox answered ${status}: ${JSON.stringify(body)}`);
  return body.data;
}

/** The one-time token in the link of a letter. */
export function tokenIn(letter: ReceivedLetter | undefined): string {
  const token = /[?&#]token=([\w-]+)/.exec(letter?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`no token in the letter: ${letter?.text ?? 'there is no letter'}`);
  return token;
}
