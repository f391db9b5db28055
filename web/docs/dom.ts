type Value = string | number | boolean | null | undefined | ((event: never) => void);

/** What stands in an element; nothing, for `null` and `false`. */
export type Child = Node | string | number | null | false | undefined;

/**
 * An element with its attributes and content: `h('p', { class: 'quiet' }, 'Nobody yet')`. `onclick` and the like are
 * listened to; `true` is an attribute without a value; `null`, `undefined` and `false` leave it out. Texts stay texts.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, String(value));
  }
  fill(element, ...children);
  return element;
}

/** Puts these into the element instead of what was there. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(
    ...children.filter((child) => child !== null && child !== false && child !== undefined).map(asNode),
  );
}

const asNode = (child: Exclude<Child, null | false | undefined>): Node | string =>
  typeof child === 'number' ? String(child) : child;

/** The element of the page with that id. */
// the caller knows the kind of what stands in the page
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no ${id}`);
  return element as T;
}
