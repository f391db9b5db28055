import { h } from '../dom.js';

const most = 40;
const seen = new Map<string, string>();
const list = h('datalist', { id: 'seen-ids' });

/** Remembers the ids in an answer with what they are called, so that the next form can offer them. */
export function noteIds(value: unknown): void {
  collect(value, 0);
  while (seen.size > most) seen.delete(seen.keys().next().value ?? '');
  list.replaceChildren(...[...seen].reverse().map(([id, words]) => h('option', { value: id, label: words })));
}

/** Whoever comes next is offered nothing of whoever left. */
export function forgetIds(): void {
  seen.clear();
  list.replaceChildren();
}

/** Offers what was seen in answers while somebody types. */
export function offerSeen(input: HTMLInputElement): void {
  if (!list.isConnected) document.body.append(list);
  input.setAttribute('list', list.id);
}

function collect(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 3) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, most)) collect(item, depth + 1);
    return;
  }
  const { id, name, title, email, slug, sku, status, data } = value as Readonly<Record<string, unknown>>;
  if (typeof id === 'string' || typeof id === 'number') {
    seen.delete(String(id));
    const words = [name, title, email, slug, sku, status].find((one) => typeof one === 'string');
    seen.set(String(id), words ?? '');
  }
  collect(data, depth + 1);
}
