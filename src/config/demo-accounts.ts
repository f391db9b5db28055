/** The accounts of the demo: one for each role, and one of the premium tier, ready to sign in with. */
export const demoAccounts = [
  { email: 'admin@stoa.test', name: 'Zeno Kitios', role: 'admin', tier: 'regular' },
  { email: 'editor@stoa.test', name: 'Edda Torp', role: 'editor', tier: 'regular' },
  { email: 'viewer@stoa.test', name: 'Vera Lind', role: 'viewer', tier: 'regular' },
  { email: 'premium@stoa.test', name: 'Pram Nasution', role: 'viewer', tier: 'premium' },
] as const;

/** The password that they have unless another is given. It is published, so they never exist in production. */
export const publishedPassword = 'stoa-demo-2026';
