import { createHash } from 'node:crypto';

/** What is asked for: a name, and the words of the question, in which what was left out is as good as undefined. */
export type Question = readonly [name: string, ...words: (string | object)[]];

/** Characters; a longer question is known by its hash. */
const longest = 120;

/** The same for every spelling of a question, and bounded: questions are as long as clients like. */
export function keyOf([name, ...words]: Question): string {
  const text = JSON.stringify(words.map(inOrder));
  // a hash never begins with a bracket
  if (text.length <= longest) return `${name}:${text}`;
  return `${name}:${createHash('sha256').update(text).digest('base64url')}`;
}

function inOrder(word: unknown): unknown {
  if (typeof word !== 'object' || word === null || Array.isArray(word)) return word;
  const entries = Object.entries(word).filter(([, value]) => value !== undefined);
  return entries.sort(([left], [right]) => (left < right ? -1 : 1));
}
