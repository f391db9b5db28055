import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const page = new URL('../docs/performance.md', import.meta.url);
const ends = '<!-- until here -->';

/** Writes what `command` has found between its two lines of docs/performance.md, and nothing else of the page. */
export async function writeSection(command, part) {
  const text = readFileSync(page, 'utf8');
  const begins = `<!-- written by npm run ${command} -->`;
  const from = text.indexOf(begins);
  if (from < 0) throw new Error(`docs/performance.md has no line "${begins}"`);
  const to = text.indexOf(ends, from);
  if (to < 0) throw new Error(`docs/performance.md has no line "${ends}" after "${begins}"`);
  const whole = `${text.slice(0, from)}${begins}\n\n${part}\n\n${text.slice(to)}`;
  writeFileSync(page, await format(whole, { ...(await resolveConfig(page)), filepath: 'performance.md' }));
}
