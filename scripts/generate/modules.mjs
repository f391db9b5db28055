import { arrows, floors } from '../../.dependency-cruiser.mjs';

const [width, height, gap, left, top] = [118, 46, 20, 150, 30];

/** The house as a drawing, from the table that the walls are checked by. */
export function modulesDrawing() {
  const storeys = floors.map((floor) =>
    floor[0] === '*' ? Object.keys(arrows) : floor.filter((room) => room !== 'app.module'),
  );
  const places = new Map();
  storeys.forEach((rooms, level) =>
    rooms.forEach((room, index) =>
      places.set(room, { x: left + index * (width + gap), y: top + level * (height + 44) }),
    ),
  );
  const across = Object.entries(arrows).flatMap(([from, targets]) =>
    targets.map((to) => arc(places.get(from), places.get(to))),
  );
  const size = {
    w: left + Math.max(...storeys.map(({ length }) => length)) * (width + gap) + 20,
    h: top + storeys.length * (height + 44) + 10,
  };
  const boxes = [...places].map(([room, { x, y }]) => box(room, x, y, room in arrows));
  const labels = [
    'starts',
    '',
    'composes',
    'describes',
    'features',
    'words',
    'the edge',
    'rows',
    'ground',
  ].map((text, level) => `<text x="20" y="${top + level * (height + 44) + 28}" class="floor">${text}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.w} ${size.h}" width="${size.w}" height="${size.h}" role="img" aria-label="The rooms of Stoa">
<style>
  rect { fill: #f6f4ee; stroke: #8a7f66; rx: 6 } .feature rect { fill: #e3ecf4; stroke: #4d6f8f }
  text { font: 14px system-ui, sans-serif; text-anchor: middle; fill: #222 } .floor { text-anchor: start; fill: #888; font-style: italic }
  path { fill: none; stroke: #b4552d; stroke-width: 2 } marker path { fill: #b4552d; stroke: none }
  line { stroke: #ddd }
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
<rect x="0" y="0" width="100%" height="100%" style="fill:#fff;stroke:none"/>
${[...labels, ...boxes, ...across].join('\n')}
</svg>
`;
}

function box(room, x, y, isFeature) {
  return `<g class="${isFeature ? 'feature' : 'room'}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/><text x="${x + width / 2}" y="${y + height / 2 + 5}">${room}</text></g>`;
}

/** Features call each other through facades: an arrow over the roofs. */
function arc(from, to) {
  const [a, b] = [from.x + width / 2, to.x + width / 2];
  const lift = from.y - 10 - Math.abs(a - b) / 14;
  return `<path d="M${a} ${from.y} C${a} ${lift} ${b} ${lift} ${b} ${to.y - 2}" marker-end="url(#tip)"/>`;
}
