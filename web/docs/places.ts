import { byId } from './dom.js';

const links = (): HTMLAnchorElement[] => [...byId('places').querySelectorAll<HTMLAnchorElement>('li > a')];
const isShown = (link: HTMLElement): boolean => !link.closest('li')?.hidden;

/** The navigation: it stands in the page already, and learns to search, to be walked with arrows and to be put away. */
export function beginPlaces(): void {
  const search = byId<HTMLInputElement>('search');
  const all = links().map((link) => ({
    item: link.parentElement ?? link,
    words:
      `${link.textContent} ${link.dataset.words ?? ''} ${(link.dataset.words ?? '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')}`.toLowerCase(),
  }));
  search.addEventListener('input', () => filter(all, search.value));
  byId('places').addEventListener('keydown', (event) => walk(event, search));
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || isTyping(event.target)) return;
    event.preventDefault();
    openMenu(true);
    search.focus();
    search.select();
  });
  byId('menu').addEventListener('click', () => openMenu(!byId('places').classList.contains('open')));
}

/** Shows where one is; on a phone the navigation makes room for it. */
export function markPlace(address: string): void {
  openMenu(false);
  for (const link of links()) {
    const isHere = link.getAttribute('href') === `#${address}`;
    if (!isHere) link.removeAttribute('aria-current');
    else {
      link.setAttribute('aria-current', 'page');
      const group = link.closest('details');
      if (group !== null) group.open = true;
      link.scrollIntoView({ block: 'nearest' });
    }
  }
}

/** The tag that an operation stands under, or null when there is no such operation. */
export function tagOf(operation: string): string | null {
  return links().find((link) => link.getAttribute('href') === `#${operation}`)?.dataset.tag ?? null;
}

/** The links to the operations of a tag. */
export const linksOf = (tag: string): HTMLAnchorElement[] =>
  links().filter((link) => link.dataset.tag === tag);

function openMenu(isOpen: boolean): void {
  byId('places').classList.toggle('open', isOpen);
  byId('menu').setAttribute('aria-expanded', String(isOpen));
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, dialog *');

/** Leaves what has every word of the search. */
function filter(all: readonly { item: HTMLElement; words: string }[], asked: string): void {
  const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { item, words } of all) item.hidden = !wanted.every((word) => words.includes(word));
  for (const group of byId('places').querySelectorAll('details')) {
    const hasSome = group.querySelector('li:not([hidden])') !== null;
    group.hidden = !hasSome;
    group.open = wanted.length === 0 ? group.querySelector('[aria-current]') !== null : hasSome;
    for (const tag of group.querySelectorAll<HTMLElement>('.tag'))
      tag.hidden = tag.nextElementSibling?.querySelector('li:not([hidden])') === null;
  }
  const found = all.filter(({ item }) => !item.hidden).length;
  byId('found').textContent = wanted.length === 0 ? '' : found === 0 ? 'Nothing found' : `${found} found`;
}

/** Arrows go up and down what is shown, Enter in the search field opens the first, Escape clears it. */
function walk(event: KeyboardEvent, search: HTMLInputElement): void {
  if (event.key === 'ArrowDown') step(event, search, 1);
  else if (event.key === 'ArrowUp') step(event, search, -1);
  else if (event.key === 'Enter' && event.target === search && search.value !== '') reachable()[0]?.click();
  else if (event.key === 'Escape') {
    search.value = '';
    search.dispatchEvent(new Event('input'));
    search.focus();
  }
}

const reachable = (): HTMLAnchorElement[] =>
  links().filter((link) => isShown(link) && link.closest('details')?.open !== false);

function step(event: KeyboardEvent, search: HTMLInputElement, by: number): void {
  event.preventDefault();
  const shown = reachable();
  const next = shown.indexOf(document.activeElement as HTMLAnchorElement) + by;
  if (next < 0) search.focus();
  else shown[next]?.focus();
}
