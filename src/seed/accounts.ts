import type { Role } from '../access/permissions.js';

/** An account of the demo. */
export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly tier: 'regular' | 'premium';
}

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
