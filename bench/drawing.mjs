const [left, right, barHeight, gap] = [110, 70, 14, 16];

/** Bars side by side as an SVG: for each row one bar for each value. */
export function bars({ title, unit, rows }) {
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
