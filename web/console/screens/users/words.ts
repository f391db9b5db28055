/** What an account may do. */
export const roles = [
  ['viewer', 'Viewer'],
  ['editor', 'Editor'],
  ['admin', 'Admin'],
] as const;

/** What an account pays. */
export const tiers = [
  ['regular', 'Regular'],
  ['premium', 'Premium'],
] as const;

/** Whether an account can be used. */
export const statuses = [
  ['active', 'Active'],
  ['disabled', 'Disabled'],
] as const;
