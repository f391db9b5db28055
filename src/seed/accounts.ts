import type { Role } from '../access/permissions.js';

/** An account of the demo. */
export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly tier: 'regular' | 'premium';
}

/** One for each role, ready to sign in with; their password is published, so they never exist in production. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: 'admin@stoa.test', name: 'Zeno Kitios', role: 'admin', tier: 'regular' },
  { email: 'editor@stoa.test', name: 'Edda Torp', role: 'editor', tier: 'regular' },
  { email: 'viewer@stoa.test', name: 'Vera Lind', role: 'viewer', tier: 'regular' },
  { email: 'premium@stoa.test', name: 'Pram Nasution', role: 'viewer', tier: 'premium' },
];

const given = [
  'Anna',
  'Bela',
  'Chidi',
  'Dana',
  'Emil',
  'Farah',
  'Goran',
  'Hana',
  'Ines',
  'Jomo',
  'Kaya',
  'Luca',
  'Mina',
  'Noor',
  'Otto',
  'Pia',
  'Quentin',
  'Rosa',
  'Sami',
  'Tove',
];
const family = ['Berg', 'Okafor', 'Silva', 'Novak', 'Haddad', 'Kim', 'Moreau', 'Rossi', 'Tanaka', 'Weber'];

/** Forty customers; none can sign in by accident, their addresses belong to nobody. */
export const customers: readonly DemoAccount[] = Array.from({ length: 40 }, (_, index) => {
  const [first = '', last = ''] = [given[index % given.length], family[(index * 3) % family.length]];
  return {
    email: `${first}.${last}.${index + 1}@example.com`.toLowerCase(),
    name: `${first} ${last}`,
    role: 'viewer',
    tier: index % 5 === 0 ? 'premium' : 'regular',
  };
});
