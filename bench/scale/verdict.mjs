/** Less of what as many processes would bring that took nothing from each other is called flat. */
const goodShare = 0.8;
/** Processors, or whoever asks, that are at work for that part of the time have no more to give. */
const fullShare = 0.9;
/** As much of the machine's work that is none of ours has to be said. */
const muchForeign = 0.15;

/** For each load a sentence, of the largest crowd: what the most processes bring over the fewest, and why no more. */
export function verdicts(rows) {
  const crowd = Math.max(...rows.map(({ connections }) => connections));
  const byLoad = Object.groupBy(
    rows.filter(({ connections }) => connections === crowd),
    ({ load }) => load,
  );
  return Object.entries(byLoad).map(([load, some]) => verdict(load, some));
}

/** How many a processor would carry that did nothing but serve; whoever asks is not in the price. */
export const perProcessor = (cpu) => Math.round(1e6 / served(cpu));

const served = ({ api, nginx, postgres, worker }) => api + nginx + postgres + worker;

/** A part as it is read. */
export const percent = (part) => `${Math.round(part * 100)} %`;

/** The part of the time for which the processors of the machine were at work. */
export const busyShare = ({ busy, idle }) => busy / (busy + idle);

/** The part of the machine's work that none of ours did. */
export function foreignShare(rows) {
  const sum = (of) => rows.reduce((total, { perSecond, cpu }) => total + perSecond * of(cpu), 0);
  const ours = sum((cpu) => served(cpu) + cpu.asking);
  return Math.max(0, 1 - ours / sum(({ busy }) => busy));
}

function verdict(load, rows) {
  const [first, last] = [rows[0], rows.at(-1)];
  const gain = last.perSecond / first.perSecond;
  const brought = `**${load}**, ${last.connections} at once: ${last.processes} processes answer ${gain.toFixed(2)} times as many as ${first.processes}.`;
  const price = `A request then costs ${served(last.cpu)} µs of a processor, so that each processor carries ${perProcessor(last.cpu)} a second.`;
  if (gain >= (goodShare * last.processes) / first.processes)
    return `${brought} ${price} The curve does not flatten yet.`;
  return `${brought} ${price} The curve flattens${bend(rows)}, ${reason(last)}: the processors are at work for ${work(first)}, and for ${work(last)}.`;
}

/** From how many processes on hardly more is answered, where it is before the last. */
function bend(rows) {
  const most = Math.max(...rows.map(({ perSecond }) => perSecond));
  const { processes } = rows.find(({ perSecond }) => perSecond >= 0.95 * most);
  return processes === rows.at(-1).processes ? '' : ` from ${processes} on`;
}

function reason({ perSecond, cpu }) {
  if (busyShare(cpu) >= fullShare) return 'because all processors are busy';
  // it has one thread
  if ((perSecond * cpu.asking) / 1e6 >= fullShare) return 'because one program cannot ask faster';
  return 'though processors are free';
}

function work({ processes, ...row }) {
  const foreign = foreignShare([row]);
  const said = foreign < muchForeign ? '' : ` (${percent(foreign)} of it others' work)`;
  return `${percent(busyShare(row.cpu))} of the time with ${processes}${said}`;
}
