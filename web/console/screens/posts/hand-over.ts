import type { Draft, Read } from './editing.js';

/**
 * What goes from the screen of a new post to the screen of the same post under its own address, and from a session that
 * ended to the next one of the same person.
 */
export interface Carried {
  /** Whose it is. */
  readonly by: string;
  /** As it was read; null: it is not there yet. */
  readonly base: Read | null;
  /** With what was typed while it was being saved. */
  readonly draft: Draft;
  readonly focus: { readonly name: string; readonly start: number; readonly end: number } | null;
}

let carried: Carried | null = null;

/** Keeps what is on the screen for the next one, with the place of the cursor. */
export function handOver(by: string, base: Read | null, draft: Draft): void {
  carried = { by, base, draft, focus: focusNow() };
}

/** What was handed over to that person, for the post of that id or, with null, for a new one. */
export function handedOver(by: string, id: string | null): Carried | null {
  return carried?.by === by && (carried.base?.post.id ?? null) === id ? carried : null;
}

/** Puts the cursor where it was, and forgets what was handed over: later visits read the post anew. */
export function settleDown(): void {
  const focus = carried?.focus ?? null;
  carried = null;
  if (focus === null) return;
  const field = document.querySelector<HTMLElement>(`[name="${focus.name}"]`);
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(focus.start, focus.end);
}

function focusNow(): Carried['focus'] {
  const { activeElement: field } = document;
  const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (!isField || field.name === '') return null;
  return { name: field.name, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
}
