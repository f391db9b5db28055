import { accessOf } from '../../dist/access/access.decorators.js';
import { permissions, permissionsOf, roles } from '../../dist/access/permissions.js';

/** Who may call which route, and what each role is: printed from the decorators and the table of permissions. */
export function accessPage(operations, handlers) {
  const rows = operations.map(({ method, path, operationId }) => {
    const access = accessOf(handlers.get(operationId));
    return `| \`${method.toUpperCase()} ${path}\` | ${['nobody', ...roles].map((who) => answer(access, who)).join(' | ')} |`;
  });
  const table = permissions.map(
    (name) =>
      `| \`${name}\` | ${roles.map((role) => (permissionsOf[role].has(name) ? 'yes' : '')).join(' | ')} |`,
  );
  return [
    '# Who may do what',
    '',
    'Made by `npm run generate` from the decorators of the routes and the table in `src/access/permissions.ts`; `test/access.e2e-spec.ts` calls every route as everybody and compares.',
    '',
    '"own": what is the caller\'s own; what is not is answered 404, as if it were not there.',
    '',
    `| Route | nobody | ${roles.join(' | ')} |`,
    `|---|---|${roles.map(() => '---|').join('')}`,
    ...rows,
    '',
    '## Roles are sets of permissions',
    '',
    `| Permission | ${roles.join(' | ')} |`,
    `|---|${roles.map(() => '---|').join('')}`,
    ...table,
    '',
  ].join('\n');
}

function answer(access, who) {
  if (access.kind === 'public') return 'yes';
  if (who === 'nobody') return '401';
  const held = permissionsOf[who];
  if (!held.has(access.permission)) return '403';
  return access.kind === 'owner' && !held.has(access.any) ? 'own' : 'yes';
}
