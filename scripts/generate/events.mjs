import { globSync, readFileSync } from 'node:fs';
import { DomainEvent } from '../../dist/events/domain-event.js';

/** Every event class of every feature: type, version, payload, and what it means. */
export async function eventsPage() {
  const rows = [];
  for (const path of globSync('dist/**/*.events.js').sort()) {
    const source = readFileSync(path.replace(/^dist/, 'src').replace(/\.js$/, '.ts'), 'utf8');
    const module = await import(`../../${path}`);
    for (const [name, kind] of Object.entries(module)) {
      if (!(kind.prototype instanceof DomainEvent)) continue;
      const { payload } = new kind(anything);
      const meaning =
        new RegExp(`/\\*\\* ((?:(?!\\*/).)*) \\*/\\nexport class ${name} `, 's').exec(source)?.[1] ?? '';
      rows.push(
        `| \`${kind.type}\` | ${kind.version} | ${Object.keys(payload)
          .map((key) => `\`${key}\``)
          .join(', ')} | ${meaning} |`,
      );
    }
  }
  return [
    '# What is told',
    '',
    'Events are rows of the table `outbox`, written in the transaction of the change they tell of and numbered per aggregate. Made by `npm run generate` from the classes in `*.events.ts`.',
    '',
    '| Type | Version | Payload | When |',
    '|---|---|---|---|',
    ...rows.sort(),
    '',
  ].join('\n');
}

/** Stands for whatever an event is made from: it has every property. */
const anything = new Proxy({}, { get: (_, name) => (name === Symbol.toPrimitive ? () => '' : name) });
