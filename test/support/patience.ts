import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './actor.js';

/** What a client does that is turned away by a service with too much to do: it comes again when it is told to. */
export async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    if (answer.status !== 503 || attempt === 5) return answer;
    await delay(Number(answer.headers.get('retry-after')) * 1_000);
  }
}
