import { readdirSync, readFileSync } from 'node:fs';

/** Of a second, what `/proc` counts the time of processors in. */
const tick = 1 / 100;

/** Seconds of a processor that the process has taken so far, in its own code and in the kernel's; 0 where nobody tells. */
export function cpuOf(pid) {
  const stat = statOf(pid);
  return stat === null ? 0 : stat.own;
}

/** The same of several processes with all that they started, also what of it has ended by now. */
export function cpuOfTrees(pids) {
  const childrenOf = Map.groupBy(everyProcess(), ({ parent }) => parent);
  const sum = (pid) => {
    const stat = statOf(pid);
    if (stat === null) return 0;
    return (childrenOf.get(pid) ?? []).reduce(
      (total, child) => total + sum(child.pid),
      stat.own + stat.ended,
    );
  };
  return pids.reduce((total, pid) => total + sum(pid), 0);
}

/** Seconds that the processors of the machine were at work so far, and that they were not. */
export function machineTime() {
  const [user, nice, system, idle, waiting, ...interrupts] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]
    .split(/\s+/)
    .slice(1, 9)
    .map((ticks) => Number(ticks) * tick);
  const busy = interrupts.reduce((sum, one) => sum + one, user + nice + system);
  return { busy, idle: idle + waiting };
}

/** What the process is called and who started it; null when it is not there. */
export function statOf(pid) {
  try {
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const fields = rest.split(' ').map(Number);
    const [, parent] = fields;
    return {
      pid,
      name,
      parent,
      own: (fields[11] + fields[12]) * tick,
      ended: (fields[13] + fields[14]) * tick,
    };
  } catch {
    return null;
  }
}

function everyProcess() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => statOf(Number(pid))).filter((stat) => stat !== null);
}
