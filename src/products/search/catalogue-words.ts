import type { Rows } from '../../database/statement.js';
import type { Vocabulary } from '../../search/understanding.js';
import { findUnknownWords } from './search.sql.js';

/** The words of products. What stands in for another is not said, so it may be a word of a draft. */
export function catalogueWords(source: Rows): Vocabulary {
  return {
    unknown: (words) => source.rows(findUnknownWords, words),
    sayable: (words) => Promise.resolve(new Set(words)),
  };
}
