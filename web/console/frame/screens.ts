import { lazy, type ComponentType } from 'react';

/** A place in the navigation. */
export interface Area {
  readonly title: string;
  /** Its address below `/console`. */
  readonly path: string;
  /** Whoever has none of these does not see it; empty: everybody. */
  readonly permissions: readonly string[];
  /** The letter that leads there after `g`. */
  readonly key: string;
}

/** A screen and its address; its code is loaded when it is first looked at. */
export interface Screen {
  readonly path: string;
  readonly component: ComponentType<{ params: Record<string, string> }>;
}

/** Where one can go, in the order of the navigation. */
export const areas: readonly Area[] = [
  { title: 'Dashboard', path: '/', permissions: [], key: 'd' },
  { title: 'Orders', path: '/orders', permissions: [], key: 'o' },
  { title: 'Reports', path: '/reports', permissions: ['reports:read'], key: 'r' },
  { title: 'Products', path: '/products', permissions: ['catalogue:write'], key: 'p' },
  { title: 'Categories', path: '/categories', permissions: ['catalogue:write'], key: 'e' },
  { title: 'Imports', path: '/imports', permissions: ['catalogue:write'], key: 'i' },
  { title: 'Posts', path: '/posts', permissions: [], key: 't' },
  { title: 'Comments', path: '/comments', permissions: ['comments:moderate'], key: 'c' },
  { title: 'Media', path: '/media', permissions: ['media:write', 'media:read:any'], key: 'm' },
  { title: 'Users', path: '/users', permissions: ['users:read:any'], key: 'u' },
  { title: 'Webhooks', path: '/webhooks', permissions: ['webhooks:manage'], key: 'w' },
  { title: 'Dead letters', path: '/dead-letters', permissions: ['events:manage'], key: 'l' },
  { title: 'Jobs', path: '/jobs', permissions: ['jobs:read'], key: 'j' },
  { title: 'Audit log', path: '/audit-log', permissions: ['audit:read'], key: 'a' },
  {
    title: 'Settings',
    path: '/settings',
    permissions: ['discounts:manage', 'shipping:manage', 'taxes:manage'],
    key: 'x',
  },
  { title: 'My sessions', path: '/sessions', permissions: [], key: 's' },
];

const screen = (
  path: string,
  load: () => Promise<{ default: ComponentType<{ params: Record<string, string> }> }>,
): Screen => ({ path, component: lazy(load) });

/** Every screen, the more particular address first. */
export const screens: readonly Screen[] = [
  screen('/', () => import('../screens/dashboard/dashboard.js')),
  screen('/orders', () => import('../screens/orders/orders.js')),
  screen('/orders/:id', () => import('../screens/orders/order.js')),
  screen('/reports', () => import('../screens/reports/reports.js')),
  screen('/users', () => import('../screens/users/users.js')),
  screen('/users/:id', () => import('../screens/users/user.js')),
  screen('/sessions', () => import('../screens/sessions/sessions.js')),
  screen('/webhooks', () => import('../screens/webhooks/webhooks.js')),
  screen('/webhooks/:id', () => import('../screens/webhooks/webhook.js')),
  screen('/dead-letters', () => import('../screens/dead-letters/dead-letters.js')),
  screen('/jobs', () => import('../screens/jobs/jobs.js')),
  screen('/audit-log', () => import('../screens/audit-log/audit-log.js')),
  screen('/settings', () => import('../screens/settings/discounts.js')),
  screen('/settings/shipping-methods', () => import('../screens/settings/shipping-methods.js')),
  screen('/settings/tax-rates', () => import('../screens/settings/tax-rates.js')),
  screen('/posts/:id/revisions', () => import('../screens/posts/revisions.js')),
  screen('/posts/:id', () => import('../screens/posts/post.js')),
  screen('/posts', () => import('../screens/posts/posts.js')),
  screen('/comments', () => import('../screens/comments/comments.js')),
  screen('/media', () => import('../screens/media/media.js')),
  screen('/products', () => import('../screens/products/products.js')),
  screen('/products/new', () => import('../screens/products/new-product.js')),
  screen('/products/:id/:section?', () => import('../screens/products/product.js')),
  screen('/categories', () => import('../screens/categories/categories.js')),
  screen('/imports', () => import('../screens/imports/imports.js')),
  screen('/imports/posts', () => import('../screens/imports/post-imports.js')),
  screen('/imports/posts/:id', () => import('../screens/imports/post-import.js')),
  screen('/imports/:id', () => import('../screens/imports/import.js')),
];
