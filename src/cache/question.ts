import { createHash } from 'node:crypto';

/** What is asked for: a name, and the words of the question, in which what was left out is as good as undefined. */
export type Question = readonly [name: string, ...words: (string | object)[]];

/** The same for every spelling of a question, and bounded: questions are as long as clients like. */
export function keyOf([name, ...words]: Question): string {
  const text = JSON.stringify(words.map(inOrder));
  return `${name}:${createHash('sha256').update(text).digest('base64url')}`;
}

function inOrder(word: unknown): unknown {
  if (typeof word !== 'object' || word === null || Array.isArray(word)) return word;
  const entries = Object.entries(word).filter(([, value]) => value !== undefined);
  return entries.sort(([left], [right]) => (left < right ? -1 : 1));
}
