import type { Comment, CommentVerdict } from '@stoa/sdk';
import { useEffect, useRef, type RefObject } from 'react';
import { useKey } from '../../frame/keys.js';

interface Keys {
  readonly toggle: (id: string) => void;
  readonly ask: (which: readonly Comment[], status: CommentVerdict) => void;
}

/** `j` and `k` go down and up, `x` chooses; `a`, `r` and `s` decide on the line one is at. */
export function useQueueKeys(
  lines: RefObject<HTMLUListElement | null>,
  comments: readonly Comment[],
  { toggle, ask }: Keys,
): void {
  const here = (): Comment | undefined => comments[placeIn(lines.current)];
  const decideHere = (status: CommentVerdict) => (): void => {
    const comment = here();
    if (comment !== undefined) ask([comment], status);
  };
  useKey('j', () => focusOn(lines.current, placeIn(lines.current) + 1));
  useKey('k', () => focusOn(lines.current, placeIn(lines.current) - 1));
  useKey('x', () => void (here() === undefined || toggle(here()?.id ?? '')));
  useKey('a', decideHere('approved'));
  useKey('r', decideHere('rejected'));
  useKey('s', decideHere('spam'));
}

/** Whoever works with the keys stays at their place in the queue when lines leave it. */
export function useSamePlace(
  lines: RefObject<HTMLUListElement | null>,
  comments: readonly Comment[] | undefined,
): void {
  const place = useRef(-1);
  useEffect(() => {
    const note = (): void => {
      const now = placeIn(lines.current);
      if (now >= 0 || document.activeElement !== document.body) place.current = now;
    };
    addEventListener('focusin', note);
    return () => removeEventListener('focusin', note);
  }, [lines]);
  useEffect(() => {
    if (place.current >= 0 && document.activeElement === document.body) focusOn(lines.current, place.current);
  }, [lines, comments]);
}

function placeIn(list: HTMLUListElement | null): number {
  const line = document.activeElement?.closest('li') ?? null;
  return line === null || list === null ? -1 : [...list.children].indexOf(line);
}

function focusOn(list: HTMLUListElement | null, place: number): void {
  const lines = [...(list?.children ?? [])] as HTMLElement[];
  lines[Math.max(0, Math.min(lines.length - 1, place))]?.focus();
}
