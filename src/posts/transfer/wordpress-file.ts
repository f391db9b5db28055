import sax from 'sax';
import { BrokenFile } from './import-source.js';
import type { StoredFile } from './stored-file.js';

/** An item of a WordPress export as it stands there. */
export interface WordPressItem {
  /** By the name of the element, `wp:status`; the first of each name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of categories and tags, in their order. */
  readonly terms: readonly { readonly domain: string; readonly slug: string; readonly name: string }[];
  /** Whether a field was longer than is read. */
  readonly isCut: boolean;
}

/** An item, the addresses of those who may have written it by their names, and where in the file it ends. */
export interface PlacedItem {
  readonly item: WordPressItem;
  readonly authors: ReadonlyMap<string, string>;
  readonly end: number;
}

/** What is read of a text, and of any other field; characters. */
const [mostText, mostField] = [500_000, 10_000];
const [deepest, mostAttributes, mostTerms, mostAuthors] = [64, 64, 500, 10_000];
const texts: ReadonlySet<string> = new Set(['content:encoded', 'excerpt:encoded']);
const fieldsRead: ReadonlySet<string> = new Set([
  ...texts,
  ...[
    'title',
    'dc:creator',
    'category',
    'wp:post_id',
    'wp:post_date_gmt',
    'wp:post_name',
    'wp:status',
    'wp:post_type',
  ],
  ...['wp:post_password', 'wp:is_sticky', 'wp:attachment_url'],
]);

/**
 * The items of a WordPress export (WXR), read as a stream: memory holds one piece of the file and its items. A document type
 * is refused, so there are no entities but the five of XML.
 *
 * @throws BrokenFile
 */
export async function* itemsOf(file: StoredFile): AsyncGenerator<PlacedItem> {
  const reader = new ItemReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let end = 0;
  for await (const bytes of file.bytes()) {
    end += bytes.length;
    for (const item of reader.read(textOf(() => decoder.decode(bytes, { stream: true }))))
      yield { item, authors: reader.authors, end };
  }
  reader.end();
}

function textOf(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new BrokenFile('NOT_UTF8', 'It must be UTF-8.');
  }
}

/** From pieces of XML to items. */
class ItemReader {
  readonly authors = new Map<string, string>();
  private readonly parser = sax.parser(true, { position: true });
  private readonly path: string[] = [];
  private items: WordPressItem[] = [];
  private fields: Record<string, string> = {};
  private terms: { domain: string; slug: string; name: string }[] = [];
  private isCut = false;
  private text: string[] = [];
  private length = 0;
  private attributes = 0;
  private hasRoot = false;

  constructor() {
    const { parser } = this;
    parser.ondoctype = () => fail('DOCUMENT_TYPE', 'It has a document type, which no WordPress export has.');
    parser.onopentagstart = () => (this.attributes = 0);
    parser.onattribute = () => {
      this.attributes += 1;
      if (this.attributes > mostAttributes)
        fail('TOO_MANY_ATTRIBUTES', 'It has an element with too many attributes.');
    };
    parser.onopentag = ({ name, attributes }) => this.open(name, attributes as Record<string, string>);
    parser.onclosetag = (name) => this.close(name);
    parser.ontext = parser.oncdata = (text) => this.append(text);
    parser.onerror = (error) => fail('BROKEN_XML', `It is no XML: ${error.message.split('\n')[0]}.`);
  }

  /** The items that end within the text. @throws BrokenFile */
  read(text: string): WordPressItem[] {
    this.parser.write(text);
    const { items } = this;
    this.items = [];
    return items;
  }

  /** @throws BrokenFile */
  end(): void {
    this.parser.close();
    if (!this.hasRoot) fail('NOT_WORDPRESS', 'It is no export of WordPress (WXR).');
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.path.push(name);
    this.hasRoot = true;
    if (this.path.length > deepest) fail('TOO_DEEP', 'Its elements are nested too deeply.');
    this.refuseOthers(name);
    [this.text, this.length] = [[], 0];
    if (this.isAt('item')) [this.fields, this.terms, this.isCut] = [{}, [], false];
    if (this.isAt('wp:author')) this.fields = {};
    if (this.isIn('item') && name === 'category' && this.terms.length < mostTerms)
      this.terms.push({ domain: attributes['domain'] ?? '', slug: attributes['nicename'] ?? '', name: '' });
  }

  /** The two elements around all others. */
  private refuseOthers(name: string): void {
    const outer = ['rss', 'channel'][this.path.length - 1];
    if (outer !== undefined && outer !== name) fail('NOT_WORDPRESS', 'It is no export of WordPress (WXR).');
  }

  private close(name: string): void {
    const text = this.text.join('');
    if (this.isIn('item') && fieldsRead.has(name)) this.keep(name, text);
    else if (this.isIn('wp:author')) this.fields[name] ??= text;
    if (this.isAt('item')) this.items.push({ fields: this.fields, terms: this.terms, isCut: this.isCut });
    if (this.isAt('wp:author')) this.keepAuthor();
    [this.text, this.length] = [[], 0];
    this.path.pop();
  }

  private keep(name: string, text: string): void {
    const term = this.terms.at(-1);
    if (name !== 'category') this.fields[name] ??= text;
    else if (term?.name === '') term.name = text;
  }

  private keepAuthor(): void {
    const { 'wp:author_login': login, 'wp:author_email': email } = this.fields;
    if (login && email && this.authors.size < mostAuthors) this.authors.set(login, email);
  }

  private append(text: string): void {
    const name = this.path.at(-1) ?? '';
    if (!this.isIn('item') && !this.isIn('wp:author')) return;
    this.length += text.length;
    const isTooLong = this.length > (texts.has(name) ? mostText : mostField);
    if (!isTooLong) this.text.push(text);
    else if (fieldsRead.has(name)) this.isCut = true;
  }

  private isAt(name: string): boolean {
    return this.path.length === 3 && this.path[2] === name;
  }

  private isIn(name: string): boolean {
    return this.path.length === 4 && this.path[2] === name;
  }
}

function fail(code: string, detail: string): never {
  throw new BrokenFile(code, detail);
}
