import type { ConfirmChannel, Options } from 'amqplib';

/** By these words alone amqplib tells it from other errors. */
const nacked = 'message nacked';

/** The broker has no room for the message just now. */
export class NotTaken extends Error {}

/** Sends a message and waits until the broker has it, in a queue on its disk if there is one for it. */
export function confirmed(
  channel: ConfirmChannel,
  [exchange, key]: readonly [exchange: string, key: string],
  body: Buffer,
  options: Options.Publish,
): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.publish(exchange, key, body, options, (error: Error | null) => {
      if (error === null) resolve();
      else reject(error.message === nacked ? new NotTaken('the broker did not take the message') : error);
    });
  });
}

/** Waits for the broker no longer than this. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the broker did not answer in time')), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
