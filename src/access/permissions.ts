/** What can be allowed. `...:any` means: also what belongs to somebody else. */
export const permissions = [
  'profile:read',
  'profile:write',
  'security:manage',
  'users:read:any',
  'users:write:any',
  'sessions:end:any',
  'audit:read',
  'catalogue:read:any',
  'catalogue:write',
  'stock:write',
  'orders:create',
  'orders:read',
  'orders:read:any',
  'orders:cancel',
  'orders:cancel:any',
  'orders:fulfil',
  'orders:refund',
  'payments:create',
  'reports:read',
  'discounts:manage',
  'posts:write',
  'posts:write:any',
  'posts:read:any',
  'comments:write',
  'comments:write:any',
  'comments:moderate',
  'media:write',
  'media:write:any',
  'media:read:any',
  'reviews:write',
  'reviews:moderate',
  'events:manage',
  'webhooks:manage',
  'events:read',
  'jobs:read',
  'jobs:manage',
  'shipping:manage',
  'taxes:manage',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['viewer', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

const viewer: readonly Permission[] = [
  'profile:read',
  'profile:write',
  'security:manage',
  'orders:create',
  'orders:read',
  'orders:cancel',
  'payments:create',
  'posts:write',
  'comments:write',
  'media:write',
  'reviews:write',
  'events:read',
];

const editor: readonly Permission[] = [
  ...viewer,
  'catalogue:read:any',
  'catalogue:write',
  'stock:write',
  'orders:fulfil',
  'posts:read:any',
  'posts:write:any',
  'comments:write:any',
  'comments:moderate',
  'media:read:any',
  'media:write:any',
  'reviews:moderate',
];

/** Who may do what, whole: a role is the set of its permissions, and nothing else in the code asks for a role. */
export const permissionsOf: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  editor: new Set(editor),
  admin: new Set(permissions),
};

/**
 * What an API key can be given. How its owner signs in stays with the owner: a key that is found must not become a
 * way to change the password.
 */
export const scopes = permissions.filter((permission) => permission !== 'security:manage');
