import type { Rows } from '../../database/statement.js';
import type { Vocabulary } from '../../search/understanding.js';
import { findUnknownWords } from './search.sql.js';

/**
 * The words of products that everybody may see, or could once. What stands in for another is not said, so it may be a word of
 * one that is hidden again. Words of hidden products are as unknown as what stands nowhere, unless `seesHidden`: then they
 * are searched for as they stand.
 */
export function catalogueWords(source: Rows, seesHidden = false): Vocabulary {
  return {
    unknown: (words) => source.rows(findUnknownWords, words, seesHidden),
    sayable: (words) => Promise.resolve(new Set(words)),
  };
}
