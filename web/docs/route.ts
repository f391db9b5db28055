import { descriptions, loadSchemas, loadWebhooks, operationsOf } from 'virtual:reference';
import { byId, fill, h } from './dom.js';
import type { Schemas } from './model.js';
import { linksOf, markPlace, tagOf } from './places.js';

const title = document.title;
let asked = '';

/** Shows what the address names: an operation, a tag, a schema, a message, or a part of the introduction. */
export async function showAddress(isFirst = false): Promise<void> {
  const address = addressOf();
  asked = address;
  markPlace(address);
  const introduction = byId('introduction');
  if (address === '' || introduction.querySelector(`[id="${CSS.escape(address)}"]`) !== null)
    showIntroduction(address, isFirst);
  else await showView(address, isFirst);
}

async function showView(address: string, isFirst: boolean): Promise<void> {
  try {
    const view = await viewOf(address);
    if (asked === address) show(view, isFirst);
  } catch {
    if (asked === address) show(unreachable(), isFirst);
  }
}

function addressOf(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

/** The kinds of addresses besides operations: `schema/Order`. */
async function viewOf(address: string): Promise<HTMLElement> {
  const [kind = '', name = ''] = address.split('/');
  const pages = await import('./views/pages.js');
  if (kind === 'tag' && Object.hasOwn(descriptions, name))
    return pages.tagView(name, descriptions[name] ?? '', linksOf(name));
  const schemas = await loadSchemas();
  if (kind === 'schema' && Object.hasOwn(schemas, name)) return pages.schemaView(name, schemas);
  const found = kind === 'webhook' ? await message(name, schemas) : await operation(address, schemas);
  return found ?? pages.nothingView(address);
}

async function message(name: string, schemas: Schemas): Promise<HTMLElement | null> {
  const [messages, { messageView }] = await Promise.all([loadWebhooks(), import('./views/pages.js')]);
  const found = messages.find((one) => one.name === name);
  return found === undefined ? null : messageView(found, schemas);
}

async function operation(id: string, schemas: Schemas): Promise<HTMLElement | null> {
  const tag = tagOf(id);
  const load = tag === null ? undefined : operationsOf[tag];
  if (load === undefined) return null;
  const [operations, { operationView }] = await Promise.all([load(), import('./views/operation-view.js')]);
  const found = operations.find((one) => one.id === id);
  return found === undefined ? null : operationView(found, schemas);
}

function show(view: HTMLElement, isFirst: boolean): void {
  byId('introduction').hidden = true;
  const place = byId('view');
  fill(place, view);
  place.hidden = false;
  document.title = `${view.querySelector('h1')?.textContent ?? ''} · ${title}`;
  scrollTo(0, 0);
  if (!isFirst) byId('content').focus({ preventScroll: true });
}

function showIntroduction(address: string, isFirst: boolean): void {
  byId('view').hidden = true;
  byId('introduction').hidden = false;
  document.title = title;
  if (address === '') scrollTo(0, 0);
  else document.getElementById(address)?.scrollIntoView();
  if (!isFirst) byId('content').focus({ preventScroll: true });
}

function unreachable(): HTMLElement {
  return h(
    'article',
    {},
    h('h1', {}, 'This could not be loaded'),
    h('p', {}, 'Look at your connection, and load the page anew.'),
  );
}
