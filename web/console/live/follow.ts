import type { StoaEvent } from '@stoa/sdk';
import { stoa } from '../stoa.js';

/** How the stream stands: it tells everything as it happens, it is being asked for, or nobody listens. */
export type Liveness = 'live' | 'connecting' | 'off';

interface Following {
  /** Types or families: `order.*`. */
  readonly types: readonly string[];
  readonly hear: (event: StoaEvent) => void;
  /** What was missed, or may have been before the stream began, is not told: read anew. */
  readonly reset: () => void;
  readonly stands: (liveness: Liveness) => void;
  readonly signal: AbortSignal;
}

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

async function hearAll({ types, hear, reset, stands, signal }: Following): Promise<void> {
  // once it has begun, the stream itself goes on where it was
  let hasBegun = false;
  const begin = (): void => {
    stands('live');
    // what was read before may have changed before it began, however short that was
    if (!hasBegun) reset();
    hasBegun = true;
  };
  const onInterrupted = (): void => stands('connecting');
  for await (const event of stoa.getEventStream({ types }, { signal, onInterrupted })) {
    if (event.type === 'ready') begin();
    else if (event.type === 'reset') reset();
    else hear(event);
  }
}
