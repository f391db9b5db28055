// Who is signed in here.
//
// The access token is kept in memory only: it opens everything, and after a reload nobody misses it. The refresh token
// is kept in sessionStorage, so that a reload does not sign anybody out: it belongs to this tab and goes when the tab is
// closed. A cookie would be no safer against a script that runs in this page, which could use the page itself; that none
// runs but its own is what the policy of the page is for. And no cookie signs anybody in at this service, so that no
// other site can make use of one.
import { ask } from '../browser/asking.js';
import { keep, recall } from '../browser/store.js';
import { api } from './views.js';

const kept = 'stoa.refreshToken';
const keptProof = 'stoa.deviceProof';
const keptSpent = 'stoa.spentTurns';

const ended = 'You have been signed out on this device. Sign in again.';

let accessToken = null;
let renewing = null;
let whenEnded = () => undefined;

/** A copy of this tab begins with the same refresh token, which works once: who trades it, or ends it, tells the others. */
const copies = new BroadcastChannel('stoa.session');
copies.onmessage = ({ data }) => {
  if (recall('sessionStorage', kept) !== data.spent) return;
  keep('sessionStorage', kept, data.next);
  if (data.next !== null) return;
  accessToken = null;
  whenEnded();
};

/** Session and turn of a refresh token, without what makes it one. */
const turnOf = (refreshToken) => refreshToken.slice(0, 34);
const spentTurns = () => (recall('localStorage', keptSpent) ?? '').split(' ');

/** A copy that was not there to be told finds it here: sent once more, its token would look like a stolen one. */
function noteSpent(refreshToken) {
  keep('localStorage', keptSpent, [...spentTurns(), turnOf(refreshToken)].slice(-20).join(' '));
}

/** Calls it when the session was ended somewhere else, or has run out; what was asked is answered by saying so. */
export function onEnded(listener) {
  whenEnded = listener;
}

/** Signed in: from now on requests carry the token. */
export function enter({ accessToken: token, refreshToken, deviceProof }) {
  accessToken = token;
  keep('sessionStorage', kept, refreshToken);
  keep('localStorage', keptProof, deviceProof);
}

/** Nobody is signed in here any more. */
export function leave() {
  const spent = recall('sessionStorage', kept);
  accessToken = null;
  keep('sessionStorage', kept, null);
  if (spent !== null) copies.postMessage({ spent, next: null });
}

/** Shows at the next sign-in that this device is known: what others try does not use up its attempts. */
export function deviceProof() {
  const proof = recall('localStorage', keptProof);
  return proof !== null && /^[\w-]{1,200}$/.test(proof) ? { deviceProof: proof } : {};
}

/** Asks as whoever is signed in. An access token that has run out is renewed on the way. */
export async function call(method, path, body) {
  const answer = await ask(method, api + path, { body, accessToken });
  if (answer.problem?.code !== 'UNAUTHENTICATED') return answer;
  const renewed = await renew();
  if (renewed?.problem === null) return ask(method, api + path, { body, accessToken });
  if (accessToken !== null) return answer;
  whenEnded();
  return { ...answer, problem: { ...answer.problem, detail: ended } };
}

/** Goes on with the session of this tab. Null: there is none. However many ask for it at once, it is done once. */
export function renew() {
  renewing ??= trade().finally(() => (renewing = null));
  return renewing;
}

async function trade() {
  const refreshToken = recall('sessionStorage', kept);
  if (refreshToken === null) return null;
  if (spentTurns().includes(turnOf(refreshToken))) {
    leave();
    return null;
  }
  const answer = await ask('POST', `${api}/auth/refresh`, { body: { refreshToken } });
  if (answer.problem === null) {
    enter(answer.body);
    noteSpent(refreshToken);
    copies.postMessage({ spent: refreshToken, next: answer.body.refreshToken });
  } else if ([400, 401].includes(answer.problem.status)) leave();
  return answer;
}
