import { Webhook } from 'standardwebhooks';

/** What a message tells. */
export interface Told {
  readonly type: string;
  readonly timestamp: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The body of a message: the same bytes at each attempt. */
export function bodyOf({ type, timestamp, data }: Told): string {
  return JSON.stringify({ type, timestamp: timestamp.toISOString(), data });
}

/** The headers of Standard Webhooks: signed at this moment, with each of the secrets. */
export function signedHeaders(
  { id, body }: { readonly id: string; readonly body: string },
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Stoa-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}
