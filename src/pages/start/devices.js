import { once, say } from '../browser/forms.js';
import { sentenceOf } from '../browser/words.js';
import { call } from './session.js';
import { find } from './views.js';

const list = find('devices');
const others = find('end-others');

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['HeadlessChrome', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
  ['curl', 'curl'],
];
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];

/** "Firefox on Windows"; what is not known is called what it calls itself. */
function nameOf(userAgent) {
  if (userAgent === null) return 'Unnamed device';
  const [browser, system] = [browsers, systems].map(
    (known) => known.find(([sign]) => userAgent.includes(sign))?.[1],
  );
  return [browser ?? userAgent.slice(0, 60), system].filter(Boolean).join(' on ');
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "5 minutes ago" */
function agoOf(time) {
  const seconds = Math.max(0, (Date.now() - Date.parse(time)) / 1000);
  const unit = units.find(([, length]) => seconds >= 2 * length);
  if (unit === undefined) return 'just now';
  return new Intl.RelativeTimeFormat('en').format(-Math.floor(seconds / unit[1]), unit[0]);
}

/** Shows where the account is signed in. */
export async function showDevices() {
  const { body, problem } = await call('GET', '/auth/sessions');
  if (problem !== null) return say(sentenceOf(problem), true);
  const first = body.data.filter(({ current }) => current);
  const rest = body.data.filter(({ current }) => !current);
  list.replaceChildren(...[...first, ...rest].map(itemOf));
  others.hidden = rest.length < 2;
}

function itemOf({ id, userAgent, address, lastUsedAt, current }) {
  const item = find('device').content.cloneNode(true);
  const name = nameOf(userAgent);
  const [title, facts, button] = item.querySelectorAll('strong, small, button');
  title.textContent = name;
  facts.textContent = [current ? 'this device' : `used ${agoOf(lastUsedAt)}`, address]
    .filter(Boolean)
    .join(', ');
  if (current) button.remove();
  else {
    button.setAttribute('aria-label', `Sign out ${name}`);
    button.addEventListener('click', () =>
      once(button, () => end(`/${encodeURIComponent(id)}`, `${name} is`)),
    );
  }
  return item;
}

async function end(path, whoIs) {
  const { problem } = await call('DELETE', `/auth/sessions${path}`);
  // one that has ended by itself meanwhile is gone all the same
  if (problem !== null && problem.status !== 404) return say(sentenceOf(problem), true);
  await showDevices();
  return say(`${whoIs} signed out.`);
}

others.addEventListener('click', () => once(others, () => end('', 'All other devices are')));
