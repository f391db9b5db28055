/** Every event: type, version, payload, and what it means. */
export function eventsPage(events) {
  const rows = events.map(({ type, version, meaning, schema }) => {
    const payload = Object.keys(schema.properties).map((key) => `\`${key}\``);
    return `| \`${type}\` | ${version} | ${payload.join(', ')} | ${meaning} |`;
  });
  return [
    '# What is told',
    '',
    'Events are rows of the table `outbox`, written in the transaction of the change they tell of and numbered per aggregate. Made by `npm run generate` from the classes in `*.events.ts`; `asyncapi.json` has the schemas of the payloads.',
    '',
    '| Type | Version | Payload | When |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
