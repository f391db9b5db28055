import { trend, verdict } from './soak-trend.mjs';

/** What is looked at: how much of it more an hour is still called flat. */
const measures = [
  { name: 'heap after collection, MiB', of: ({ heap }) => heap, allowed: 10 },
  { name: 'outside the heap, MiB', of: ({ external }) => external, allowed: 10 },
  { name: 'resident, MiB', of: ({ resident }) => resident, allowed: 30 },
  { name: 'open handles', of: ({ handles }) => handles, allowed: 20 },
  { name: 'connections to the database', of: ({ connections }) => connections, allowed: 5 },
];

/** Samples of which the lowest counts: what is used for a moment comes and goes, and what is kept stays under it. */
const together = 6;

/** The trend of each, an hour, after the warm-up. */
export function judged({ samples, warmUp }) {
  const warm = samples.filter(({ minute }) => minute >= warmUp);
  const rows = measures.map(({ name, of, allowed }) => {
    const found = trend(floors(warm, of));
    const [level, slope, uncertainty] = [found.level, found.slope, found.uncertainty].map((value) =>
      Number(value.toFixed(1)),
    );
    return {
      measure: name,
      level,
      'an hour': slope,
      'give or take': uncertainty,
      is: verdict(found, allowed),
    };
  });
  const isFlat = rows.every((row) => row.is === 'flat');
  const bad = rows.filter((row) => row.is !== 'flat').map((row) => `${row.measure}: ${row.is}`);
  return {
    rows,
    isFlat,
    said: isFlat ? 'Memory is flat.' : `Memory is not shown to be flat: ${bad.join('; ')}.`,
  };
}

/** The lowest of every few samples, over hours. */
function floors(samples, of) {
  return Array.from({ length: Math.floor(samples.length / together) }, (_, n) => {
    const some = samples.slice(n * together, (n + 1) * together);
    return [some[0].minute / 60, Math.min(...some.map(of))];
  });
}

/** The part of docs/performance.md. */
export function section({ minutes, warmUp, rate, load, counts }, { rows, said }) {
  const table = [
    '| | level | an hour | give or take | |',
    '| --- | --: | --: | --: | --- |',
    ...rows.map(
      (row) => `| ${row.measure} | ${row.level} | ${row['an hour']} | ${row['give or take']} | ${row.is} |`,
    ),
  ];
  const asked = counts.ok + counts.refused + counts.busy + counts.failed;
  const told = `${minutes} minutes, of which the first ${warmUp} are not counted, the lowest of each half minute; ${rate} visits a second, ${Math.round(asked / minutes / 60)} requests of them: ${counts.ok.toLocaleString('en')} answered, ${counts.refused.toLocaleString('en')} refused as they should be, ${counts.busy} put off with 503 when the machine had too much to do, ${counts.failed} failed; the machine had a load of ${load.toFixed(1)} from others when it began. ${said}`;
  return ['![The memory of a process under traffic](soak.svg)', '', ...table, '', told].join('\n');
}

const size = { width: 760, height: 300, left: 56, right: 110, top: 56, bottom: 36 };
const hues = ['#2f7f83', '#c8743c', '#7a6cc4'];

/** Memory over minutes as an SVG; it is read on white and on black. */
export function plot({ samples, minutes, warmUp, rate }) {
  const most = Math.max(...samples.map(({ resident }) => resident)) * 1.1;
  const [across, down] = [size.width - size.left - size.right, size.height - size.top - size.bottom];
  const x = (minute) => (size.left + (minute / minutes) * across).toFixed(1);
  const y = (value) => (size.top + down - (value / most) * down).toFixed(1);
  const curves = measures.slice(0, 3).map(({ name, of }, n) => {
    const points = samples.map((sample) => `${x(sample.minute)},${y(of(sample))}`).join(' ');
    const [label] = name.split(',');
    return `<polyline stroke="${hues[n]}" points="${points}"/><text x="${size.left + across + 6}" y="${Number(y(of(samples.at(-1)))) + 4}" style="fill: ${hues[n]}">${label.replace(' after collection', '').replace('outside the heap', 'outside it')}</text>`;
  });
  const ticks = Array.from({ length: 5 }, (_, n) => Math.round((most * n) / 4 / 10) * 10).map(
    (value) =>
      `<line class="grid" x1="${size.left}" x2="${size.left + across}" y1="${y(value)}" y2="${y(value)}"/><text class="faint" x="${size.left - 6}" y="${Number(y(value)) + 4}" text-anchor="end">${value}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, sans-serif" font-size="11">
<style>
  .ground { fill: #fff } text { fill: #333 } .faint { fill: #666 } .grid { stroke: #ddd } .warm { fill: #eef3f3 }
  @media (prefers-color-scheme: dark) { .ground { fill: #14181b } text { fill: #ddd } .faint { fill: #999 } .grid { stroke: #333 } .warm { fill: #1c2428 } }
  polyline { fill: none; stroke-width: 1.6 }
</style>
<rect class="ground" width="${size.width}" height="${size.height}"/>
<rect class="warm" x="${size.left}" y="${size.top}" width="${((warmUp / minutes) * across).toFixed(1)}" height="${down}"/>
<text x="16" y="22" font-size="15" font-weight="600">The memory of a process under traffic</text>
<text class="faint" x="16" y="42">MiB over ${minutes} minutes of ${rate} visits a second; shaded: not counted</text>
${ticks.join('\n')}
${curves.join('\n')}
<text class="faint" x="${size.left}" y="${size.height - 12}">0</text>
<text class="faint" x="${size.left + across}" y="${size.height - 12}" text-anchor="end">${minutes} min</text>
</svg>
`;
}
