import { accessOf, type Access } from './access.decorators.js';
import { permissionsOf, type Role } from './permissions.js';
import { needsStepUp } from './step-up.js';

/** The columns of the table. A viewer is asked about twice: what a route names may be the viewer's own, or not. */
export const people = ['nobody', 'not-owner', 'owner', 'editor', 'admin'] as const;
export type Person = (typeof people)[number];

/** The role in which each of them asks; editor and admin ask for what is the owner's. */
export const roleOf: Readonly<Record<Exclude<Person, 'nobody'>, Role>> = {
  'not-owner': 'viewer',
  owner: 'viewer',
  editor: 'editor',
  admin: 'admin',
};

/** What a person gets: `yes`, the status of the refusal, or of a list only what is `own`. */
export type Verdict = 'yes' | 'own' | '401' | '403' | '404';

/** One route and everybody's verdict. */
export interface AccessRow {
  /** `GET /api/v1/orders/{id}` */
  readonly route: string;
  readonly verdicts: Readonly<Record<Person, Verdict>>;
  /** Whether a proof of presence of the last ten minutes is needed, too. */
  readonly stepUp: boolean;
}

/** The row of a route, read from the decorators of its handler. */
export function accessRow(method: string, path: string, handler: object): AccessRow {
  const route = `${method.toUpperCase()} ${path}`;
  const access = accessOf(handler);
  if (access === null) throw new Error(`${route} does not say who may call it`);
  const isList = !path.includes('{');
  const verdicts = people.map((person) => [person, verdictOf(access, person, isList)] as const);
  return {
    route,
    verdicts: Object.fromEntries(verdicts) as AccessRow['verdicts'],
    stepUp: needsStepUp(handler),
  };
}

function verdictOf(access: Access, person: Person, isList: boolean): Verdict {
  if (access.kind === 'public') return 'yes';
  if (person === 'nobody') return '401';
  const held = permissionsOf[roleOf[person]];
  if (!held.has(access.permission)) return '403';
  if (access.kind === 'permission' || person === 'owner') return 'yes';
  if (access.any !== null && held.has(access.any)) return 'yes';
  return isList ? 'own' : '404';
}
