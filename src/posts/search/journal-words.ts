import type { Rows } from '../../database/statement.js';
import type { Vocabulary } from '../../search/understanding.js';
import * as sql from './search.sql.js';

/**
 * The words of published posts, as far as somebody reads them. Others must not make a difference, or words could be tried
 * one by one: what stands in drafts alone, or in texts for members alone, is as unknown as what stands nowhere.
 */
export function journalWords(source: Rows, isMember: boolean): Vocabulary {
  return {
    unknown: (words) => source.rows(sql.findUnknownWords, words, isMember),
    sayable: async (words) => {
      const found = words.length === 0 ? [] : await source.rows(sql.findSayableWords, words, isMember);
      return new Set(found.map(({ word }) => word));
    },
  };
}
