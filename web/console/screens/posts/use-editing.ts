import { useMemo, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { notify } from '../../parts/notices.js';
import { queries, sentenceOf } from '../../queries.js';
import { changedFields, draftOf, rebased, type Draft, type Read } from './editing.js';
import { faultsOf, isConflict, read, write } from './saving.js';

/** What becomes of a conflict: what was typed goes over what is there, makes room for it, or is looked at again. */
export type Settlement = 'mine' | 'theirs' | 'later';

/** A post that is being edited. */
export interface Editing {
  /** As it was read last; null: it is not there yet. */
  readonly base: Read | null;
  readonly draft: Draft;
  /** Fields that were typed into and are not saved. */
  readonly changed: readonly (keyof Draft)[];
  readonly isBusy: boolean;
  /** What the service says is wrong with which field. */
  readonly faults: Readonly<Record<string, string>>;
  /** What somebody else has made of it meanwhile. */
  readonly conflict: Read | null;
  readonly set: <Field extends keyof Draft>(field: Field, value: Draft[Field]) => void;
  /** Saves what was typed. Gives the post as it is now, or null when that was refused. */
  readonly save: () => Promise<Read | null>;
  /** Saves what was typed, then does that with the post. Gives null when either was refused. */
  readonly act: (work: (now: Read) => Promise<Read>, words: string) => Promise<Read | null>;
  readonly settle: (how: Settlement) => void;
}

interface State {
  readonly base: Read | null;
  readonly draft: Draft;
  readonly faults: Editing['faults'];
  readonly conflict: Read | null;
}

type Attempt = (
  sent: Draft,
  base: Read | null,
  work: () => Promise<Read>,
  words: string,
) => Promise<Read | null>;

/** Keeps what is typed apart from what was read, so that neither is lost when the other changes. */
export function useEditing(loaded: Read | null, carried?: Draft): Editing {
  const [state, setState] = useState<State>({
    ...{ base: loaded, draft: carried ?? draftOf(loaded?.post ?? null), faults: {}, conflict: null },
  });
  const [isBusy, attempt] = useAttempts(setState);
  const { base, draft, conflict } = state;
  const changed = useMemo(() => changedFields(draftOf(base?.post ?? null), draft), [base, draft]);
  const saveOver = (on: Read | null, typed = draft): Promise<Read | null> =>
    attempt(typed, on, () => write(on, typed), 'Saved.');
  return {
    ...state,
    changed,
    isBusy,
    set: (field, value) => setState((now) => ({ ...now, draft: { ...now.draft, [field]: value } })),
    save: () => saveOver(base),
    act: async (work, words) => {
      const now = base === null || changed.length > 0 ? await saveOver(base) : base;
      return now === null ? null : attempt(draftOf(now.post), now, () => work(now), words);
    },
    settle: (how) => {
      const next = settled(state, how);
      setState(next);
      if (how === 'mine') void saveOver(conflict, next.draft);
    },
  };
}

/** One attempt at a time. What comes of it becomes what was read; what is typed meanwhile stays. */
function useAttempts(setState: Dispatch<SetStateAction<State>>): [isBusy: boolean, attempt: Attempt] {
  const running = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const attempt: Attempt = async (sent, base, work, words) => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    try {
      const now = await work();
      setState((was) => ({
        ...{ base: now, faults: {}, conflict: null },
        draft: rebased(was.draft, sent, draftOf(now.post)),
      }));
      notify(words);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'preview' });
      return now;
    } catch (error) {
      const conflict = isConflict(error) && base !== null ? await read(base.post.id).catch(() => null) : null;
      setState((was) => ({ ...was, faults: faultsOf(error), conflict }));
      if (conflict === null) notify(sentenceOf(error), 'bad');
      return null;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return [isBusy, attempt];
}

function settled(state: State, how: Settlement): State {
  const { base, draft, conflict } = state;
  if (conflict === null || how === 'later') return { ...state, conflict: null };
  const now = draftOf(conflict.post);
  const mine = rebased(draft, draftOf(base?.post ?? null), now);
  return { base: conflict, draft: how === 'mine' ? mine : now, faults: {}, conflict: null };
}
