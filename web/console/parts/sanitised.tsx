import { useEffect, useRef, useState, type ReactNode } from 'react';
import { home } from '../home.js';
import { loadImage } from './library-image.js';

interface Policy {
  createHTML(html: string): string;
}
interface Policies {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): Policy;
}

/** Browsers that know no policies take texts as they are. */
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const rules = { createHTML: (html: string): string => html };
const policy: Policy = policies?.createPolicy('stoa-sanitised', rules) ?? rules;

const library = /\/api\/v1\/media\/([0-9a-f-]{36})\/files\/([^/?#]+)$/;

/**
 * HTML that the service has sanitised, and nothing else: the one place where a text becomes markup. It is read into a
 * document that shows nothing first. Links lead to a new tab; images come from the library alone, as whoever is signed in
 * sees them, for no other host learns what is being written.
 */
export function Sanitised({ html, className = '' }: { html: string; className?: string }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [images] = useState<Images>(() => new Map());
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    const { body } = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
    prepare(body, images);
    current.replaceChildren(...body.childNodes);
    return undefined;
  }, [html, images]);
  useEffect(() => () => forgetAll(images), [images]);
  return <div ref={place} className={className} onClick={(event) => goToPart(event.target, event)} />;
}

/** Addresses of images by what they show: a text that is looked at while it is written asks for each of its images once. */
type Images = Map<string, Promise<string>>;

/** Makes it fit for the console. */
function prepare(body: HTMLElement, images: Images): void {
  for (const link of body.querySelectorAll('a')) prepareLink(link);
  for (const table of body.querySelectorAll('table, pre')) table.setAttribute('tabindex', '0');
  for (const box of body.querySelectorAll<HTMLInputElement>('input'))
    box.setAttribute('aria-label', box.checked ? 'Done' : 'To do');
  for (const image of body.querySelectorAll('img')) prepareImage(image, images);
}

/** Images of the library come as whoever is signed in sees them; those of elsewhere are named instead. */
function prepareImage(image: HTMLImageElement, images: Images): void {
  const [, id, file] = library.exec(image.getAttribute('src') ?? '') ?? [];
  if (id === undefined || file === undefined) return image.replaceWith(inPlaceOf(image));
  image.removeAttribute('src');
  const key = `${id}/${file}`;
  const address = images.get(key) ?? loadImage(id, file);
  images.set(key, address);
  address.then(
    (url) => (image.src = url),
    () => {
      images.delete(key);
      image.replaceWith(inPlaceOf(image));
    },
  );
}

function forgetAll(images: Images): void {
  for (const address of images.values())
    address.then(
      (url) => URL.revokeObjectURL(url),
      () => undefined,
    );
  images.clear();
}

function prepareLink(link: HTMLAnchorElement): void {
  const href = link.getAttribute('href');
  if (href === null || href.startsWith('#')) return;
  if (href.startsWith('/') && !href.startsWith('//')) link.setAttribute('href', `${home}${href}`);
  link.target = '_blank';
  link.rel = 'nofollow noopener noreferrer';
}

/** What is said where an image of elsewhere would be. */
function inPlaceOf(image: HTMLImageElement): HTMLElement {
  const words = document.createElement('span');
  words.className = 'elsewhere';
  const what = image.alt === '' ? '' : `: ${image.alt}`;
  words.textContent = `Image from elsewhere${what}`;
  return words;
}

/** Links to a part of the text move the text and leave the address alone. */
function goToPart(target: EventTarget, event: { preventDefault: () => void }): void {
  const link = target instanceof Element ? target.closest('a') : null;
  const href = link?.getAttribute('href') ?? '';
  if (!href.startsWith('#')) return;
  event.preventDefault();
  document.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView({ block: 'nearest' });
}
