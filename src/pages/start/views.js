const sheet = document.querySelector('#account');

/** The address of the API, and of the page itself as Google knows it; baked into the page when the service starts. */
export const { api, home, returnTo } = sheet.dataset;

export const find = (id) => document.getElementById(id);

/** Shows this view of the account, and none of the others. */
export function show(name) {
  for (const view of sheet.querySelectorAll('[data-view]')) view.hidden = view.dataset.view !== name;
}

/** The moments between two views are marked for screen readers, which then wait for the outcome. */
export async function busy(work) {
  sheet.setAttribute('aria-busy', 'true');
  return work().finally(() => sheet.setAttribute('aria-busy', 'false'));
}
