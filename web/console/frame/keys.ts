import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Area } from './screens.js';

/** Whether the key belongs to something that is being filled in, or to a dialog. */
function isTaken({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector('dialog[open]') !== null) return true;
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');
}

/** Whether `g` was pressed last: the next key says where to go, and is no screen's own. */
let isGoing = false;

/** Keys that work on every screen: `g` and a letter go somewhere, `/` goes to the search, `?` shows the keys. */
export function useKeys(areas: readonly Area[], showKeys: () => void): void {
  const [, go] = useLocation();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const isPlace = isGoing && event.key.length === 1;
      const area = isPlace ? areas.find(({ key }) => key === event.key) : undefined;
      isGoing = !isPlace && event.key === 'g';
      if (area !== undefined) go(area.path);
      // a letter that leads nowhere does nothing else either
      else if (isPlace) event.preventDefault();
      else if (event.key === '?') showKeys();
      else if (event.key === '/') document.querySelector<HTMLElement>('input[type="search"]')?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [areas, showKeys, go]);
}

/** Calls it when that key is pressed and nothing is being filled in. */
export function useKey(key: string, work: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== key || isTaken(event) || isGoing || event.defaultPrevented) return;
      event.preventDefault();
      work();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [key, work]);
}
