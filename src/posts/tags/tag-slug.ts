import { createHash } from 'node:crypto';
import { slugOf } from '../../http/slug.js';

export const longestTagSlug = 60;
const hashLength = 8;

/**
 * What makes two spellings one tag: case, accents and punctuation do not count. Where letters would be lost (scripts
 * without a Latin form, emoji, too long a name) a short hash of the name keeps different tags apart.
 */
export function tagSlug(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ');
  const spoken = folded.replaceAll('+', ' plus ').replaceAll(/(?<=[\p{L}\p{N}])#/gu, ' sharp ');
  const slug = slugOf(spoken, '', spoken.length * 10 + longestTagSlug);
  const isWhole = slug !== '' && slug.length <= longestTagSlug && ![...spoken].some(isLost);
  if (isWhole) return slug;
  const hash = createHash('sha256').update(folded).digest('hex').slice(0, hashLength);
  return `${slugOf(spoken, 'tag', longestTagSlug - hashLength - 1)}-${hash}`;
}

function isLost(character: string): boolean {
  return /[\p{L}\p{N}\p{So}]/u.test(character) && slugOf(character, '') === '';
}
