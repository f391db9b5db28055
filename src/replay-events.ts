import 'reflect-metadata';
import { replayEvents } from './boot/replay-events.js';

await replayEvents(process.argv.slice(2));
