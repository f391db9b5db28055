import { problemsOf } from '../../dist/openapi/problems.js';

/** Every problem that a route can answer, with its code and where it comes from. */
export function errorsPage(operations) {
  const routes = new Map();
  for (const operation of operations)
    for (const kind of problemsOf(operation)) {
      const known = routes.get(kind) ?? new Set();
      routes.set(kind, known.add(operation.object.operationId));
    }
  const kinds = [...routes.keys()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
  return [
    '# What can go wrong',
    '',
    'Every error is a problem of RFC 9457 (`application/problem+json`); clients go by `code`, which never changes. Made by `npm run generate` from the problem classes and `@Throws`.',
    '',
    '| Status | Code | Title | From |',
    '|---|---|---|---|',
    ...kinds.map(
      (kind) =>
        `| ${kind.status} | \`${kind.code}\` | ${kind.title} | ${from(routes.get(kind), operations.length)} |`,
    ),
    '',
  ].join('\n');
}

function from(ids, all) {
  return ids.size === all
    ? 'every route'
    : ids.size > 12
      ? `${ids.size} routes`
      : [...ids]
          .sort()
          .map((id) => `\`${id}\``)
          .join(', ');
}
