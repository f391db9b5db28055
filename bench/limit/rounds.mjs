import { load } from './load.mjs';

/**
 * Measures the same load on each of the `targets` (`{ name, url, usage, requests }`) in turn, `rounds` times, so that what
 * else the machine does meets all of them. Gives for each the medians over the rounds, and the spread.
 */
export async function inTurns(targets, { rounds, seconds, connections, between = () => undefined, onRound }) {
  const measured = new Map(targets.map(({ name }) => [name, []]));
  for (const target of targets) await load({ ...target, connections, seconds: 1 });
  for (let round = 0; round < rounds; round += 1) {
    // nobody is always the one who comes after somebody else
    const order = round % 2 === 0 ? targets : targets.toReversed();
    for (const target of order) {
      await between(target);
      measured.get(target.name).push(await load({ ...target, connections, seconds }));
      onRound?.();
    }
  }
  return Object.fromEntries([...measured].map(([name, results]) => [name, summaryOf(name, results)]));
}

function summaryOf(name, results) {
  // 503 is an answer to too many at once, and is counted; anything else is a fault
  const failures = results.filter(
    ({ refused, errors }) => errors > 0 || Object.keys(refused).some((status) => status !== '503'),
  );
  if (failures.length > 0) throw new Error(`${name} failed: ${JSON.stringify(failures[0])}`);
  const speeds = results.map(({ perSecond }) => perSecond).toSorted((one, other) => one - other);
  const spenders = Object.keys(results[0].cpu);
  return {
    ...{
      perSecond: Math.round(median(speeds)),
      least: Math.round(speeds[0]),
      most: Math.round(speeds.at(-1)),
    },
    refused: results.reduce((sum, one) => sum + (one.refused[503] ?? 0), 0),
    p50: middle(results, ({ p50 }) => p50, 2),
    p99: middle(results, ({ p99 }) => p99, 2),
    cpu: Object.fromEntries(spenders.map((who) => [who, middle(results, ({ cpu }) => cpu[who], 0)])),
  };
}

/** Null: in a round nothing was answered at all. */
function middle(results, of, digits) {
  const values = results.map(of);
  return values.includes(null) ? null : Number(median(values).toFixed(digits));
}

/** The one in the middle; of two, the mean. */
export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}
