import { useEffect, useMemo } from 'react';
import type { QueryKey } from '@tanstack/react-query';
import { queries } from '../queries.js';

/** How long news are gathered before what is shown is read anew, in milliseconds. */
const gathering = 400;
/** Sums are counted some moments after what they count, and later in a busy shop, so they are read once more, and again. */
const countings = [2_500, 10_000];

/** The pause between two readings grows while news keep coming, and is short again after a quiet while. */
const [shortest, longest] = [2_000, 20_000];

/**
 * Reads what stands under the key anew, soon, and sums, which stand under the other, once more a moment after the last
 * call. Many calls in a row are few readings: nobody spends what they may ask for on looking at a busy shop.
 */
export function useFresh(queryKey: QueryKey, sums?: QueryKey): () => void {
  const name = JSON.stringify([queryKey, sums]);
  const { soon, stop } = useMemo(
    () => freshener(...(JSON.parse(name) as [QueryKey, QueryKey | null])),
    [name],
  );
  useEffect(() => stop, [stop]);
  return soon;
}

function freshener(queryKey: QueryKey, sums: QueryKey | null): { soon: () => void; stop: () => void } {
  let [pause, last] = [shortest, -Infinity];
  let first: ReturnType<typeof setTimeout> | null = null;
  let later: ReturnType<typeof setTimeout>[] = [];
  const forget = (): void => {
    for (const timer of later) clearTimeout(timer);
    later = [];
  };
  const read = (): void => {
    first = null;
    // what is being read for the first time may be older than the news, and would be taken for new
    if (queries.isFetching({ queryKey }) > 0) return void (first = setTimeout(read, gathering));
    const now = performance.now();
    pause = now - last > longest ? shortest : Math.min(pause * 2, longest);
    last = now;
    void queries.invalidateQueries({ queryKey });
  };
  const plan = (): void => {
    first ??= setTimeout(read, Math.max(gathering, last + pause - performance.now()));
  };
  return {
    soon: () => {
      plan();
      forget();
      if (sums === null) return;
      const count = (): void => void queries.invalidateQueries({ queryKey: sums });
      later = countings.map((milliseconds) => setTimeout(count, milliseconds));
    },
    stop: () => {
      if (first !== null) clearTimeout(first);
      first = null;
      forget();
    },
  };
}
