import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from './load.mjs';

const program = process.env.PGBENCH ?? 'pgbench';

/** Whether it is there: it comes with PostgreSQL, not with Stoa. `PGBENCH` names it where it is not on the path. */
export function hasPgbench() {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs the scripts, each as often as the others, over that many connections. Gives what it did in a second, and how long it took. */
export function pgbench({ url, scripts, connections, seconds, folder }) {
  const place = mkdtempSync(join(folder, 'pgbench-'));
  try {
    const files = scripts.map((text, n) => {
      const file = join(place, `${n}.sql`);
      writeFileSync(file, text);
      return ['-f', file];
    });
    const options = [
      '-n',
      '-M',
      'prepared',
      '-c',
      connections,
      '-j',
      1,
      '-T',
      seconds,
      '-l',
      '--log-prefix',
      'log',
    ];
    const { status, stderr } = spawnSync(program, [...options, ...files.flat(), url].map(String), {
      cwd: place,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`pgbench failed: ${stderr}`);
    const took = readdirSync(place)
      .filter((name) => name.startsWith('log'))
      .flatMap((name) => readFileSync(join(place, name), 'utf8').trim().split('\n'))
      // in microseconds
      .map((line) => Number(line.split(' ')[2]) / 1000)
      .toSorted((one, other) => one - other);
    return {
      perSecond: Math.round(took.length / seconds),
      p50: Number(quantile(took, 0.5).toFixed(2)),
      p99: Number(quantile(took, 0.99).toFixed(2)),
    };
  } finally {
    rmSync(place, { recursive: true });
  }
}
