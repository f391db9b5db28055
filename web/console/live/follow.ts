import type { StoaEvent } from '@stoa/sdk';
import { stoa } from '../stoa.js';

/** How the stream stands: it tells everything as it happens, it is being asked for, or nobody listens. */
export type Liveness = 'live' | 'connecting' | 'off';

interface Following {
  /** Types or families: `order.*`. */
  readonly types: readonly string[];
  readonly hear: (event: StoaEvent) => void;
  /** What was missed cannot be told any more: read anew. */
  readonly reset: () => void;
  readonly stands: (liveness: Liveness) => void;
  readonly signal: AbortSignal;
  /** When what is shown was read, as `performance.now()` says it. */
  readonly readAt: number;
}

/** What happens in so many milliseconds between the first reading and the stream is left to the next event. */
const gap = 3_000;

/** Hears the events of the service until the signal ends it, and says how the stream stands meanwhile. */
export async function follow(following: Following): Promise<void> {
  following.stands('connecting');
  try {
    await hearAll(following);
  } catch {
    // whoever may not listen is not let in by asking again, and reads what there is by hand
  }
  following.stands('off');
}

async function hearAll({ types, hear, reset, stands, signal, readAt }: Following): Promise<void> {
  // once it has begun, the stream itself goes on where it was
  const course = { hasBegun: false, hasFailedBefore: false };
  const onInterrupted = (): void => {
    course.hasFailedBefore = !course.hasBegun;
    stands('connecting');
  };
  const begin = (): void => {
    stands('live');
    if (!course.hasBegun && (course.hasFailedBefore || performance.now() - readAt > gap)) reset();
    course.hasBegun = true;
  };
  for await (const event of stoa.getEventStream({ types }, { signal, onInterrupted })) {
    if (event.type === 'ready') begin();
    else if (event.type === 'reset') reset();
    else hear(event);
  }
}
