import { writeFileSync } from 'node:fs';
import { stacked } from '../drawing.mjs';
import { writeSection } from '../section.mjs';
import { groups } from './costs.mjs';

const picture = new URL('../../docs/profile.svg', import.meta.url);

/** What a path goes into, for the terminal. */
export function tabled({ name, cpu, groups: costs, top }) {
  return [
    { of: name, µs: Math.round(cpu) },
    ...groups.map((group, n) => ({ of: group, µs: rounded(costs[n]) })),
    ...top.map(({ name: function_, cpu: own }) => ({ of: function_, µs: rounded(own) })),
  ];
}

/** Writes the part of docs/performance.md, and the picture beside it. */
export async function writeProfile(measured, { seconds, size, usual, machine }) {
  const heads = ['Microseconds for one request', ...measured.map(({ name }) => name)];
  const lines = [
    heads,
    heads.map((_, n) => (n === 0 ? '---' : '---:')),
    ...groups.map((group, n) => [group, ...measured.map(({ groups: costs }) => rounded(costs[n]))]),
    ['**All of it**', ...measured.map(({ cpu }) => `**${rounded(cpu)}**`)],
  ];
  const tops = measured.map(({ name, top }) => [name, top.map(spoken).join(', ')]);
  const found = [['Path', 'What takes most by itself'], ['---', '---'], ...tops];
  await writeSection(
    'bench:profile',
    `![Where the time of a request goes](profile.svg)

${table(lines)}

Time of a processor of the API process alone, ${size.toLocaleString('en')} products, ${usual} at once (4 at signing in), ${seconds} s of each path and as long under the profile, on ${machine.processors} processors that also ran PostgreSQL and the asking and had a load of ${machine.busy} from others when it began. "Other threads" hash passwords, compile, and help to collect garbage.

${table(found)}`,
  );
  writeFileSync(picture, drawn(measured));
}

function drawn(measured) {
  return stacked({
    title: 'Where the time of a request goes',
    unit: 'shares of the time of a processor; at the end of each bar the microseconds of one request',
    parts: groups,
    rows: measured.map(({ name, groups: values, cpu }) => ({ name, values, label: `${rounded(cpu)} µs` })),
  });
}

const table = (lines) => lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const spoken = ({ name, cpu }) => `${name} ${rounded(cpu)}`;
const rounded = (cost) => Number(cost < 10 ? cost.toFixed(1) : cost.toFixed(0));
