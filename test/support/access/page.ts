import { readFileSync } from 'node:fs';
import { people, type AccessRow, type Verdict } from '../../../src/access/access-table.js';

/** The table of `docs/access.md`, read back. */
export function rowsOfPage(): AccessRow[] {
  const text = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('| `') && line.includes(' /'));
  return lines.map((line) => {
    const [, route = '', ...cells] = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    const verdicts = people.map((person, index) => [person, cells[index] as Verdict]);
    return {
      route,
      verdicts: Object.fromEntries(verdicts) as AccessRow['verdicts'],
      stepUp: cells[people.length] === 'yes',
    };
  });
}
