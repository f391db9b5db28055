import { accessRow, people } from '../../dist/access/access-table.js';
import { permissions, permissionsOf, roles } from '../../dist/access/permissions.js';

/** Who may call which route, and what each role is: printed from the decorators and the table of permissions. */
export function accessPage(operations, handlers) {
  const rows = operations.map(({ method, path, operationId }) => {
    const { route, verdicts, stepUp } = accessRow(method, path, handlers.get(operationId));
    const answers = people.map((person) => verdicts[person]);
    return `| \`${route}\` | ${answers.join(' | ')} | ${stepUp ? 'yes' : ''} |`;
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
    "- **not-owner** and **owner** are two viewers: what the route names belongs to the second. **editor** and **admin** ask for what is the owner's, too. Where a route names nothing that belongs to anybody, or only what is the caller's own, the two viewers are one.",
    "- **yes**: done. **own**: a list of what is the caller's own. **401**: sign in first. **403**: the role does not hold the permission. **404**: it is not yours, and as if it were not there.",
    '- **fresh**: only within ten minutes of a proof of presence (signing in, or `POST /api/v1/auth/reauthenticate`); later it is 401 `STEP_UP_REQUIRED`.',
    '- A token that is sent must be valid, also where nobody needs one.',
    '',
    `| Route | ${people.join(' | ')} | fresh |`,
    `|---|${people.map(() => '---|').join('')}---|`,
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
