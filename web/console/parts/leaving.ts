import { useEffect, useRef } from 'react';

const question = 'What you typed is not saved. Leave it behind?';

const questions = new Set<() => boolean>();

/** Whether nothing would be left behind, or whoever is about to leave wants that. */
export const mayLeave = (): boolean => [...questions].every((mayGo) => mayGo());

/**
 * While something is not saved, whoever leaves the screen or the page, or signs out, is asked first. Gives what lets
 * them go without a question, for when the screen itself leads elsewhere.
 */
export function useLeaving(isUnsaved: boolean): () => void {
  const isFree = useRef(false);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    isFree.current = false;
    const here = location.href;
    const mayGo = (): boolean => isFree.current || confirm(question);
    const unload = (event: BeforeUnloadEvent): void => {
      if (!isFree.current) event.preventDefault();
    };
    const goBack = (event: PopStateEvent): void => {
      if (location.href === here || mayGo()) return;
      event.stopImmediatePropagation();
      history.pushState(null, '', here);
    };
    const push = history.pushState.bind(history);
    const guarded: typeof push = (state, unused, url) => {
      const isHere = url === undefined || url === null || new URL(url, location.href).href === here;
      if (isHere || mayGo()) push(state, unused, url);
    };
    history.pushState = guarded;
    questions.add(mayGo);
    addEventListener('beforeunload', unload);
    // before whoever shows the screen of another address hears of it
    addEventListener('popstate', goBack, true);
    return () => {
      questions.delete(mayGo);
      history.pushState = push;
      removeEventListener('beforeunload', unload);
      removeEventListener('popstate', goBack, true);
    };
  }, [isUnsaved]);
  return () => {
    isFree.current = true;
  };
}
