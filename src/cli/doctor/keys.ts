import { KeyRing } from '../../auth/keys/key-ring.js';
import { list, type StoredKey } from '../../auth/keys/signing-keys.sql.js';
import { Clock } from '../../clock/clock.js';
import { fault, ofDatabase, ok, warning } from './finding.js';

const graceSeconds = 86_400;

/** Whether there is a key to sign with that this configuration opens, and whether it is changed in time. */
export const signingKeys = ofDatabase('signing keys', async (client, { config }) => {
  const { auth } = config;
  if (auth.signingKeys.length > 0) return ok(`${auth.signingKeys.length} from JWT_SIGNING_KEY_FILES.`);
  const { rows } = await client.query<StoredKey>(list.text);
  if (rows.length === 0) return warning('There is none yet.', 'The first start of the service makes one.');
  const now = new Clock().now();
  const active = rows.filter(
    (key) => key.active_from <= now && (key.retires_at === null || key.retires_at > now),
  );
  const ring = KeyRing.of(config, 'signing-keys');
  const usable = active.filter(({ private_key_sealed: sealed }) => ring.unseal(sealed) !== null);
  const [newest] = usable;
  if (newest === undefined)
    return fault(
      'None of them can be opened with KEY_ENCRYPTION_SECRET.',
      'Put the secret of before into KEY_ENCRYPTION_SECRET_PREVIOUS; without it a start makes a new key, and everybody has to refresh.',
    );
  const age = (now.getTime() - newest.active_from.getTime()) / 1000;
  if (newest.retires_at === null && age > auth.signingKeyLifetimeSeconds + graceSeconds)
    return warning(
      `The key that signs is ${Math.floor(age / 86_400)} days old, and nothing has changed it.`,
      'See that a worker runs, or run npm run stoa -- keys:rotate.',
    );
  return ok(`One signs since ${newest.active_from.toISOString().slice(0, 10)}, ${rows.length} published.`);
});
