import { StoaError } from '@stoa/sdk';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { notify } from './parts/notices.js';
import { waitInWords } from './waits.js';

const unreachable = 'The service did not answer. Look at your connection and try again.';

/** Something that is not right before the service is asked, in words for people; of a field, where one is named. */
export class Told extends Error {
  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** What went wrong, in a sentence for people. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Told) return error.message;
  if (!(error instanceof StoaError) || isOutage(error)) return unreachable;
  if (error.status === 429) return `Too many requests for now. Try again in ${waitInWords()}.`;
  const [field, message] = Object.entries(error.fields)[0] ?? [];
  return field === undefined ? error.message : `${field} ${message ?? ''}`;
}

/** Whether nobody answered, or something in front of the service in its place. */
export function isOutage(error: unknown): boolean {
  if (error instanceof Told) return false;
  return !(error instanceof StoaError) || (error.problem === null && error.status >= 500);
}

/** A fact of the case that the problem carries. */
export function factOf(error: StoaError, name: string): unknown {
  return (error.problem as Readonly<Record<string, unknown>> | null)?.[name];
}

/**
 * What was read, for as long as it is good. The client of the service repeats what can be repeated, so nothing is
 * repeated here; a list that is looked at again is read anew after 15 seconds.
 */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 15_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.state.data !== undefined) notify(`What you see may be old. ${sentenceOf(error)}`, 'bad');
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (mutation.meta?.tellsItself === true) return;
      notify(sentenceOf(error), 'bad');
      // what was read is no longer so; the next press is over what there is then
      if (error instanceof StoaError && error.is('PRECONDITION_FAILED')) void queries.invalidateQueries();
    },
    // whatever was changed, lists and plots may show it
    onSuccess: () => queries.invalidateQueries(),
  }),
});
