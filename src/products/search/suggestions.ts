import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { corrected, prefixQuery } from '../../search/search-words.js';
import { correctionsOf, understand } from '../../search/understanding.js';
import { catalogueWords } from './catalogue-words.js';
import type { SuggestionDto, SuggestionKind } from './dto/suggestion.dto.js';
import { estimateOf, guessed } from '../../http/list/counting.js';
import { where, type Listing } from '../../http/list/listing.js';
import {
  completeCategory,
  completeProduct,
  completeRareProduct,
  completeWord,
  type Completed,
} from './search.sql.js';

/** A single letter begins so many names that none of them is a suggestion. */
const shortestName = 2;
const mostWords = 3;

const found: Listing = {
  ...{ select: '', from: 'products p', idColumn: 'p.id' },
  ...{ sortable: {}, defaultSort: '' },
};

/** Completes what is being typed. */
@Injectable()
export class Suggestions {
  constructor(private readonly database: Database) {}

  /**
   * Categories and active products whose names have the words, and words that go on so; `limit` at most. Accents and
   * capitals do not matter; a word that no product has is taken for the nearest one.
   */
  async complete(typed: string, limit: number): Promise<SuggestionDto[]> {
    const { read } = this.database;
    const meant = corrected(typed, await correctionsOf(typed, catalogueWords(read))).trim();
    const word = meant.split(/\s+/).at(-1) ?? '';
    const [categories, products, words] = await Promise.all([
      read.rows(completeCategory, meant, limit),
      this.products(meant, limit),
      read.rows(completeWord, word),
    ]);
    const before = meant.slice(0, meant.length - word.length);
    // the vocabulary knows what is hidden again: only what is a word of a name that everybody may see is said
    const names = new Set([...categories, ...products].flatMap(({ folded }) => folded.split(betweenWords)));
    const shown = words.filter(({ text }) => names.has(text));
    const phrases = shown
      .slice(0, mostWords)
      .map(({ text }) => ({ text: before + text, id: null, slug: null }));
    const room = Math.max(limit - categories.length - phrases.length, 1);
    return [
      ...phrases.map(as('word')),
      ...categories.map(as('category')),
      ...products.slice(0, room).map(as('product')),
    ].slice(0, limit);
  }

  private async products(meant: string, limit: number): Promise<Completed[]> {
    if ([...meant].length < shortestName) return [];
    const query = await understand(this.database.read, meant, catalogueWords(this.database.read));
    const inNames = prefixQuery(meant) === '' ? query : weighed(query);
    const { read } = this.database;
    const guess = await estimateOf(read, found, [
      where`p.status = 'active'`,
      where`p.search @@ ${query}::tsquery`,
    ]);
    return read.rows(
      guess < guessed.gather ? completeRareProduct : completeProduct,
      query,
      inNames,
      meant,
      limit,
    );
  }
}

const betweenWords = /[^\p{L}\p{M}\p{N}]+/u;

/** The same query, for names and SKUs alone: `'kettl':*` becomes `'kettl':*A`. */
function weighed(query: string): string {
  return query.replaceAll(/'((?:[^'\\]|''|\\.)*)'(:\*)?/gs, (_, word: string, begun: string | undefined) =>
    begun === undefined ? `'${word}':A` : `'${word}':*A`,
  );
}

function as(kind: SuggestionKind) {
  return ({ text, id, slug }: Omit<SuggestionDto, 'kind'>): SuggestionDto => ({ text, kind, slug, id });
}
