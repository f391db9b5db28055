/** The place of a product in the HTML of a text, as the renderer leaves it; nothing that is typed looks like it. */
const place = /<div data-product="([A-Z0-9._-]+)"><\/div>/g;
/** The SKUs that the HTML has places for, each once. */
export function skusIn(html: string): string[] {
  return [...new Set([...html.matchAll(place)].map(([, sku = '']) => sku))];
}

/** The HTML with what `cardOf` makes of each SKU in its place. */
export function withCards(html: string, cardOf: (sku: string) => string): string {
  return html.replaceAll(place, (_, sku: string) => cardOf(sku));
}
