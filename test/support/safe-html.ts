const elements = new Set(
  `a aside blockquote br code del div em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section span strong sup table tbody
   td th thead tr ul`.split(/\s+/),
);
const attributes = new Set(
  `align alt aria-describedby aria-label checked class data-product data-footnote-backref data-footnote-ref data-footnotes
   dir disabled href id loading rel src start title type`.split(/\s+/),
);
const addresses = /^(https?:|mailto:|xmpp:|ircs?:|[^:]*$|[^:]*[/?#])/i;

/** What in this HTML a page could not show as it is: elements, attributes and addresses that are not known as safe. */
export function dangersIn(html: string): string[] {
  const tags = [...html.matchAll(/<(?:"[^"]*"|[^">])*>?/g)].map(([tag]) => tag);
  return tags.flatMap((tag) => {
    const parts = /^<\/?([a-z0-9]+)((?: [a-z-]+(?:="[^"]*")?)*)>$/.exec(tag);
    if (parts === null) return [tag];
    const [, element = '', rest = ''] = parts;
    const bad = [...rest.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].filter(
      ([, name = '', value = '']) => !attributes.has(name) || !isSafe(name, value),
    );
    return elements.has(element) && bad.length === 0 ? [] : [tag];
  });
}

function isSafe(name: string, value: string): boolean {
  if (name === 'href' || name === 'src') return addresses.test(value);
  return name !== 'id' || value.startsWith('user-content-');
}
