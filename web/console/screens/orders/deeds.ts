import { StoaError } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { Order, OrderLine } from '@stoa/sdk';
import { withPresence } from '../../entrance/step-up.js';
import { moneyOf } from '../../parts/format.js';
import { notify } from '../../parts/notices.js';
import { factOf, queries, sentenceOf, Told } from '../../queries.js';

/**
 * Something that is done to an order from a dialog. When it is done all that is shown is read anew, and `done` is called;
 * when it is refused the order is, so that the dialog shows how it stands.
 */
export function useDeed<Wish>(
  { id }: Order,
  { work, words, done }: { work: (wish: Wish) => Promise<unknown>; words: string; done: () => void },
): (wish: Wish) => Promise<void> {
  const { mutateAsync } = useMutation({
    mutationFn: (wish: Wish) => withPresence(() => work(wish)),
    meta: { tellsItself: true },
    onError: () => void queries.invalidateQueries({ queryKey: ['orders', 'one', id] }),
  });
  return async (wish) => {
    await mutateAsync(wish);
    notify(words);
    done();
  };
}

/** The refusal with what is left, or which of the lines was meant, where it says so. */
export function explained(error: unknown, lines: readonly OrderLine[]): unknown {
  if (!(error instanceof StoaError)) return error;
  if (error.is('REFUND_EXCEEDS_PAYMENT'))
    return new Told(
      `${error.message} ${moneyOf(factOf(error, 'refundable') as OrderLine['total'])} is left.`,
    );
  const [field = '', message = ''] = Object.entries(error.fields)[0] ?? [];
  const [, index] = /^lines\.(\d+)\./.exec(field) ?? [];
  if (index === undefined) return new Told(sentenceOf(error));
  return new Told(`${lines[Number(index)]?.name ?? ''}: ${message}.`);
}
