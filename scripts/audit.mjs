// Fails on advisories of level high and above. A registry that does not answer audits is said aloud and let pass.
import { spawnSync } from 'node:child_process';

const { stdout, status } = spawnSync('npm', ['audit', '--omit=optional', '--json', '--audit-level=high'], {
  encoding: 'utf8',
});
const report = parse(stdout);
const found = report?.metadata?.vulnerabilities;
if (found === undefined) {
  console.log(`The registry gives no audit (${report?.error?.summary ?? 'no answer'}): nothing was checked.`);
  process.exit(0);
}
console.log(`critical ${found.critical}, high ${found.high}, moderate ${found.moderate}, low ${found.low}`);
process.exit(found.critical + found.high > 0 ? 1 : (status ?? 0));

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
