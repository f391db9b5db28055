import { connect } from 'amqplib';
import { fault, ok, type Check } from './finding.js';
import { inTime, limitMilliseconds, placeOf, unreachable } from './reach.js';

/** Whether the broker lets the service in. */
export const rabbitmq: Check = {
  name: 'rabbitmq',
  look: async ({ config }) => {
    if (config.rabbitmq === null) return null;
    const { url } = config.rabbitmq;
    const place = placeOf(url);
    try {
      const connection = await inTime(connect(url, { timeout: limitMilliseconds }));
      connection.on('error', () => undefined);
      const { version } = connection.connection.serverProperties;
      await connection.close().catch(() => undefined);
      return ok(`RabbitMQ ${version} answers at ${place}.`);
    } catch (error) {
      const advice = 'Start it or correct RABBITMQ_URL; until then events wait.';
      const { message } = error as Error;
      return /ACCESS.REFUSED/i.test(message)
        ? fault(`${place} does not let this user in.`, 'Look at the user, its rights and RABBITMQ_URL.')
        : fault(unreachable(error, place), advice);
    }
  },
};
