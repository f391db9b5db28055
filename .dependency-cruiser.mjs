/**
 * The walls. A feature may call another only through its facade, along these arrows; everybody may listen to
 * anybody's events; rooms below the features know no feature. docs/modules.svg is drawn from this table.
 */
export const arrows = {
  users: [],
  auth: ['users'],
  products: [],
  payments: [],
  shipping: [],
  taxes: [],
  discounts: ['products'],
  carts: ['products', 'users'],
  orders: ['products', 'payments', 'discounts', 'shipping', 'taxes', 'users', 'carts'],
  reports: ['products', 'orders'],
  reviews: ['products', 'orders', 'users'],
  media: [],
  posts: ['users', 'auth', 'media', 'products'],
  people: ['users', 'auth', 'carts', 'media', 'orders', 'posts', 'reviews', 'notifications'],
  webhooks: ['users', 'auth'],
  live: ['auth'],
  notifications: ['users', 'auth', 'products', 'orders', 'reviews', 'posts'],
  pages: ['notifications'],
};

/** Rooms from top to bottom; each may import from the lines below its own. `*` stands for all features. */
export const floors = [
  ['main', 'api', 'worker', 'rotate-keys', 'replay-events', 'verify-history', 'stoa'],
  ['cli'],
  ['boot'],
  ['app', 'app.module', 'seed'],
  ['openapi'],
  ['*'],
  ['health', 'events', 'jobs', 'access', 'audit', 'mail'],
  ['cache', 'outside', 'search'],
  ['http'],
  ['database'],
  ['config', 'money', 'clock', 'logging'],
];

const features = Object.keys(arrows);
const roomsOf = (floor) => floor.flatMap((room) => (room === '*' ? features : [room]));
const inRooms = (rooms) => `^src/(${rooms.map((room) => room.replace('.', '\\.')).join('|')})(/|\\.ts$)`;

const upward = floors.slice(1).map((floor, index) => ({
  name: `up-from-${floor[0] === '*' ? 'features' : floor[0]}`,
  comment: 'Down only: what is below knows nothing of what is above.',
  severity: 'error',
  from: { path: inRooms(roomsOf(floor)) },
  to: { path: inRooms(floors.slice(0, index + 1).flatMap(roomsOf)) },
}));

const doors = features.map((feature) => ({
  name: `doors-of-${feature}`,
  comment: 'Another feature is entered by its facade (or listened to by its events), never by its insides.',
  severity: 'error',
  from: { path: inRooms(features.filter((other) => other !== feature)) },
  to: { path: `^src/${feature}/`, pathNot: '\\.(facade|events|module)\\.ts$' },
}));

const forbiddenArrows = features.map((feature) => ({
  name: `arrows-from-${feature}`,
  comment: 'The table of arrows says which features may be called.',
  severity: 'error',
  from: { path: `^src/${feature}/` },
  to: {
    path: inRooms(features.filter((other) => other !== feature && !arrows[feature].includes(other))),
    pathNot: '\\.events\\.ts$',
  },
}));

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      // what runs in the browser is read as text, and types in place of others' are named in tsconfig.json
      from: { orphan: true, path: '^src/', pathNot: '\\.(spec|d)\\.ts$|^src/pages/.*\\.js$' },
      to: {},
    },
    {
      name: 'no-nameless-room',
      comment: 'A room is named after its subject.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|common|shared|base|core|lib)(/|\\.ts$)', pathNot: 'node_modules' },
    },
    { name: 'no-index', severity: 'error', from: {}, to: { path: '^src/.*/index\\.ts$' } },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    },
    {
      name: 'no-test-in-source',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    ...upward,
    ...doors,
    ...forbiddenArrows,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
