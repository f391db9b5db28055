import { inflateSync } from 'node:zlib';

/**
 * The words that a PDF of ours shows, page after page, one text a line: read through the fonts' own tables, so that a letter
 * for which there is no glyph is missing here as it is on paper.
 */
export function wordsOf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  return [...objects.values()]
    .map(({ stream }) => stream)
    .filter((stream) => stream.includes(' Tf') && stream.includes('BT'))
    .map((stream) => shownBy(stream, fonts))
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', rest] = body.split(/\nstream\n/);
    const bytes = Buffer.from((rest ?? '').replace(/\nendstream$/, ''), 'latin1');
    const stream = rest === undefined ? '' : head.includes('FlateDecode') ? inflateSync(bytes) : bytes;
    objects.set(id, { head, stream: stream.toString('latin1') });
  }
  return objects;
}

/** By the font's name on the page: which glyph is which text. */
function fontsOf(objects: ReadonlyMap<string, PdfObject>): Map<string, Map<number, string>> {
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
      if (table !== undefined) fonts.set(name, glyphsOf(objects.get(table)?.stream ?? ''));
    }
  return fonts;
}

function glyphsOf(table: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/gi)].map(([, units = '']) => textOf(units));
    texts.forEach((text, index) => glyphs.set(Number.parseInt(first, 16) + index, text));
  }
  return glyphs;
}

function textOf(units: string): string {
  const codes = units.replaceAll(' ', '').match(/.{4}/g) ?? [];
  return String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16)));
}

function shownBy(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  const lines: string[] = [];
  for (const [, name, array] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    const glyphs = [...(array ?? '').matchAll(/<([0-9a-f]+)>/gi)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    if (array !== undefined)
      lines.push(glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join(''));
  }
  return lines.join('\n');
}
