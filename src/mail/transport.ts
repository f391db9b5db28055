/** A letter in its final form: one plain address, one line of subject, and the same words twice. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where mail programs end such letters with one click (RFC 8058); null: nobody can do without this one. */
  readonly unsubscribeUrl: string | null;
}

/** Where letters leave to. */
export interface Transport {
  /** How many messages may be on their way at the same time. */
  readonly atOnce: number;
  /** False while it is known to be down: a mail that waits then has lost no attempt. */
  readonly isReady: boolean;
  /**
   * Hands the message over, within a minute. `id` is the same each time the mail is tried, so that a repetition
   * can be told. Throws {@link Undeliverable} when another attempt could not help, anything else when it could.
   */
  send(id: string, message: Message): Promise<void>;
  /** Lets go of connections; what is still on its way fails. */
  close(): void;
}

/** Injection token of the {@link Transport}; null where letters have to wait until there is one. */
export const TRANSPORT = Symbol('TRANSPORT');

/** The letter can never arrive. The message names no person: it goes to the log. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}
