import { ask } from '../browser/asking.js';
import { find, home } from './views.js';

/** Says at the link to it whether the service is ready. */
export async function showHealth() {
  const { problem } = await ask('GET', `${home}/health/ready`);
  const place = find('ready');
  place.textContent = problem === null ? 'Ready, asked just now.' : 'Not ready, asked just now.';
  place.className = problem === null ? 'mark good' : 'mark bad';
}
