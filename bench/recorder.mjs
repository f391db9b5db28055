// Loaded into the service before anything else (`node --import`): takes a CPU profile of it for as long as the parent wants one.
import { Session } from 'node:inspector/promises';

const session = new Session();
/** How often it is looked at what runs. Microseconds. */
const interval = 500;

process.on('message', async ({ record }) => {
  if (record === true) {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval });
    await session.post('Profiler.start');
    process.send({ recording: true });
  }
  if (record === false) {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    process.send({ recording: false, profile });
  }
});
process.channel?.unref();
