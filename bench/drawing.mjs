const [right, barHeight, gap] = [70, 14, 16];

/** Bars side by side as an SVG: for each row one bar for each value. `left` is the room for names. */
export function bars({ title, unit, rows, left = 110 }) {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const width = 640;
  const scale = (value) => ((width - left - right) * value) / most;
  const rowHeight = (row) => row.values.length * barHeight + gap;
  let y = 52;
  const drawn = rows.map((row) => {
    const top = y;
    y += rowHeight(row);
    const label = `<text x="${left - 10}" y="${top + (row.values.length * barHeight) / 2 + 4}" text-anchor="end">${row.name}</text>`;
    const shapes = row.values.map((value, n) => {
      const at = top + n * barHeight;
      return `<rect x="${left}" y="${at}" width="${scale(value).toFixed(1)}" height="${barHeight - 2}" rx="2" fill="${['#2f6f73', '#c8843c'][n]}"/>
<text x="${left + scale(value) + 6}" y="${at + 10}">${value}</text>`;
    });
    return [label, ...shapes].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" font-family="system-ui, sans-serif" font-size="12" fill="#333">
<rect width="${width}" height="${y}" fill="#fff"/>
<text x="16" y="22" font-size="15" font-weight="600">${title}</text>
<text x="16" y="40" fill="#666">${unit}</text>
${drawn.join('\n')}
</svg>
`;
}

const panel = { width: 560, height: 300, left: 56, right: 205, top: 40, bottom: 36 };
const hues = ['#2f7f83', '#c8743c', '#7a6cc4', '#4c9a3f', '#c2527a', '#3f7fc4', '#a08a1e', '#8a6b52'];

/**
 * Lines over sizes as an SVG, both scales logarithmic; a panel for each group, two in a row. It is read on white and
 * on black. Each line is `{ name, values: [[x, y], ...] }`. `say` writes a value of the scale: milliseconds, unless told.
 * With `fromZero` each panel has an even scale of its own for the values.
 */
export function lines({ title, unit, groups, ticks, say = inTime, fromZero = false }) {
  const shared = inTens(groups.flatMap(valuesOf));
  const rows = Math.ceil(groups.length / 2);
  const [width, height] = [panel.width * 2, 56 + rows * panel.height];
  const panels = groups.map((group, n) => {
    const [x, y] = [(n % 2) * panel.width, 56 + Math.floor(n / 2) * panel.height];
    const scale = fromZero ? evenly(valuesOf(group)) : shared;
    return `<g transform="translate(${x} ${y})">\n${drawPanel(group, { ticks, scale, say })}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11">
<style>
  .ground { fill: #fff } text { fill: #333 } .faint { fill: #666 } .grid { stroke: #ddd }
  @media (prefers-color-scheme: dark) { .ground { fill: #14181b } text { fill: #ddd } .faint { fill: #999 } .grid { stroke: #333 } }
  polyline { fill: none; stroke-width: 1.6 }
</style>
<rect class="ground" width="${width}" height="${height}"/>
<text x="16" y="24" font-size="15" font-weight="600">${title}</text>
<text class="faint" x="16" y="44">${unit}</text>
${panels.join('\n')}
</svg>
`;
}

const inTime = (value) => (value < 1000 ? `${value} ms` : `${value / 1000} s`);

const valuesOf = ({ lines: drawn }) => drawn.flatMap(({ values }) => values.map(([, y]) => y));

/** Each power of ten as far from the next: where it is marked, and which part of the height a value takes. */
function inTens(values) {
  const low = Math.floor(Math.log10(Math.min(...values, 1)));
  const high = Math.ceil(Math.log10(Math.max(...values, 10)));
  return {
    marks: Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n)),
    heightOf: (value) => (Math.log10(value) - low) / (high - low),
  };
}

/** From nothing to the largest, marked at round numbers. */
function evenly(values) {
  const most = Math.max(...values);
  const ten = 10 ** Math.floor(Math.log10(most));
  const step = most / ten < 2 ? ten / 4 : most / ten < 5 ? ten / 2 : ten;
  const steps = Math.ceil(most / step);
  return {
    marks: Array.from({ length: steps + 1 }, (_, n) => n * step),
    heightOf: (value) => value / (steps * step),
  };
}

function drawPanel({ name, lines: drawn }, { ticks, scale, say }) {
  const [from, to] = [Math.log10(ticks[0].at), Math.log10(ticks.at(-1).at)];
  const across = panel.width - panel.left - panel.right;
  const down = panel.height - panel.top - panel.bottom;
  const x = (value) =>
    panel.left + (to === from ? across : ((Math.log10(value) - from) / (to - from)) * across);
  const y = (value) => panel.top + down - scale.heightOf(value) * down;
  const grid = [
    ...scale.marks.map(
      (value) =>
        `<line class="grid" x1="${panel.left}" x2="${panel.left + across}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}"/><text class="faint" x="${panel.left - 6}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${say(value)}</text>`,
    ),
    ...ticks.map(
      ({ at, text }) =>
        `<line class="grid" x1="${x(at).toFixed(1)}" x2="${x(at).toFixed(1)}" y1="${panel.top}" y2="${panel.top + down}"/><text class="faint" x="${x(at).toFixed(1)}" y="${panel.top + down + 16}" text-anchor="middle">${text}</text>`,
    ),
  ];
  const places = apart(drawn.map(({ values }) => y(values.at(-1)[1])));
  const shapes = drawn.map(({ name: label, values }, n) => {
    const hue = hues[n % hues.length];
    const points = values.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
    const end = x(values.at(-1)[0]);
    const dots = points.map(
      (point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="2.2" fill="${hue}"/>`,
    );
    return `<polyline points="${points.join(' ')} ${(end + 10).toFixed(1)},${places[n].toFixed(1)}" stroke="${hue}"/>${dots.join('')}
<text x="${(end + 14).toFixed(1)}" y="${(places[n] + 4).toFixed(1)}">${label} <tspan class="faint">${shortly(values.at(-1)[1])}</tspan></text>`;
  });
  return [`<text x="16" y="22" font-size="13" font-weight="600">${name}</text>`, ...grid, ...shapes].join(
    '\n',
  );
}

/** Labels in the order of their lines, none over another. */
function apart(wanted) {
  const gap = 13;
  const order = wanted.map((at, n) => ({ at, n })).sort((left, right) => left.at - right.at);
  order.forEach((label, n) => {
    if (n > 0) label.at = Math.max(label.at, order[n - 1].at + gap);
  });
  const over = Math.max(0, (order.at(-1)?.at ?? 0) - (panel.height - 10));
  const placed = [];
  for (const { at, n } of order) placed[n] = at - over;
  return placed;
}

const shortly = (value) => (value < 10 ? value.toFixed(1) : Math.round(value));

const shades = [
  ...[
    '#6b7378',
    '#c8843c',
    '#2f6f73',
    '#4f9a9e',
    '#7a6cc4',
    '#a79bdf',
    '#3f6fb0',
    '#a08a1e',
    '#8a6b52',
    '#c2527a',
  ],
  ...['#4c9a3f', '#9aa3a8', '#cfd4d7'],
];

/** A whole bar for each row as an SVG, cut into the shares of its `values`, which are named by `parts`; at its end, its label. */
export function stacked({ title, unit, parts, rows }) {
  const [left, across, width] = [200, 460, 760];
  const legend = parts.map((part, n) => {
    const [x, y] = [left + (n % 3) * 180, 62 + Math.floor(n / 3) * 17];
    return `<rect x="${x}" y="${y - 9}" width="10" height="10" fill="${shades[n]}"/><text x="${x + 15}" y="${y}">${part}</text>`;
  });
  const top = 72 + Math.ceil(parts.length / 3) * 17;
  const drawn = rows.map(({ name, values, label }, row) => {
    const y = top + row * 26;
    const whole = values.reduce((sum, value) => sum + value, 0);
    let x = left;
    const pieces = values.map((value, n) => {
      const wide = (value / whole) * across;
      const piece = `<rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="18" fill="${shades[n]}"/>`;
      x += wide;
      return piece;
    });
    return `<text x="${left - 10}" y="${y + 13}" text-anchor="end">${name}</text>${pieces.join('')}<text x="${left + across + 8}" y="${y + 13}">${label}</text>`;
  });
  const height = top + rows.length * 26 + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#333">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="16" y="22" font-size="15" font-weight="600">${title}</text>
<text x="16" y="40" fill="#666">${unit}</text>
${[...legend, ...drawn].join('\n')}
</svg>
`;
}
