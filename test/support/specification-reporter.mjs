import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const page = 'docs/specification.md';

/** Prints the titles of all tests as docs/specification.md; a whole run with another list than the committed fails. */
export default class SpecificationReporter {
  #error;

  onRunComplete(_contexts, results) {
    const titles = results.testResults.flatMap(({ testFilePath, testResults }) =>
      testResults.map(({ ancestorTitles, title }) => ({
        file: basename(testFilePath),
        group: ancestorTitles.join(' › '),
        title,
      })),
    );
    const twice = titles.filter(
      (one, index) => titles.findIndex((other) => key(other) === key(one)) !== index,
    );
    count(results);
    if (twice.length > 0) this.#error = new Error(`two tests have one title: ${twice.map(key).join('; ')}`);
    if (
      process.env.STOA_SPECIFICATION === undefined ||
      results.numFailedTests + results.numFailedTestSuites > 0
    )
      return;
    const text = specification(titles);
    if (process.env.STOA_SPECIFICATION === 'write') writeFileSync(page, text);
    else if (read() !== text) this.#error = new Error(`${page} is out of date: run "npm run specification"`);
  }

  getLastError() {
    if (this.#error) console.error(`\n${this.#error.message}`);
    return this.#error;
  }
}

/** The closing line of a run, for whoever reads many of them. */
function count({ numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests }) {
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  const failed = Math.max(numFailedTests, numFailedTestSuites);
  mkdirSync('coverage', { recursive: true });
  writeFileSync('coverage/results.txt', `${numPassedTests} passed, ${failed} failed${skipped}\n`);
}

const key = ({ file, group, title }) => `${file}: ${group} › ${title}`;

function read() {
  try {
    return readFileSync(page, 'utf8');
  } catch {
    return '';
  }
}

function specification(titles) {
  const groups = Map.groupBy(
    titles.filter(({ file }) => !/^access/.test(file)),
    ({ file, group }) => `${file}\n${group}`,
  );
  const sections = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, tests]) => {
      const [file, group] = name.split('\n');
      return [`## ${group}`, '', `*${file}*`, '', ...tests.map(({ title }) => `- ${title}`), ''].join('\n');
    });
  return [
    '# What Stoa promises',
    '',
    'Every sentence is a test, in the words of the test. Made by `npm run specification`. The table of routes and roles is in [access.md](access.md).',
    '',
    ...sections,
  ].join('\n');
}
