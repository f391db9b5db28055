import { writeFileSync } from 'node:fs';
import lighthousePackage from 'lighthouse/package.json' with { type: 'json' };

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

/** Writes docs/pages.md. */
export function writeReport(results, pictures, runs) {
  const rows = results.map(
    ({ name, scores, firstText, largest, blocked, shift, bytes, requests }) =>
      `| \`${name}\` | ${scores.performance} | ${scores.accessibility} | ${scores['best-practices']} | ${firstText} ms | ${largest} ms | ${blocked} ms | ${shift} | ${kilobytes(bytes)} | ${requests} |`,
  );
  const faults = results.filter((result) => result.faults.length > 0);
  const often =
    runs === 1
      ? 'Each page is opened once.'
      : `Each page is opened ${runs} times; the run in the middle counts.`;
  const text = `# The pages in numbers

\`npm run bench:lighthouse\` starts the built service with the demo shop and lets Lighthouse ${lighthousePackage.version} open its
pages in Chromium as a mid-range telephone on a slow mobile network would (its mobile preset). ${often} Performance and accessibility are to be 95 or more everywhere.

| Page | Performance | Accessibility | Best practices | First text | Largest | Blocked | Shift | Sent | Requests |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

${faults.length === 0 ? 'Lighthouse finds nothing to complain of.' : faults.map((one) => `\`${one.name}\`: ${one.faults.join(', ')}.`).join('\n')}

## How they look

${pictures.map(({ name, file, path }) => `![${name.replaceAll('-', ', ')}: ${path}](${file})`).join('\n\n')}
`;
  writeFileSync('docs/pages.md', text);
}
