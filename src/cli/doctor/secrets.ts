import type { Config } from '../../config/config.js';

/** Shorter ones would take ordinary words out of a sentence. */
const shortest = 4;

/** Takes whatever the configuration keeps secret out of a text: what others answer may repeat it. */
export function withoutSecrets(text: string, config: Config): string {
  const known = secretsOf(config).filter((secret) => secret.length >= shortest);
  return known
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

function secretsOf({ auth, cache, database, google, mail, media, rabbitmq, stripe }: Config): string[] {
  const databases = [database.url, database.ownerUrl, database.directUrl, ...database.replicaUrls];
  const addresses = [...databases, cache.redisUrl, rabbitmq?.url, mail.smtpUrl];
  const passwords = addresses.flatMap((address) => (address == null ? [] : passwordsOf(address)));
  const others = [
    auth.keyEncryptionSecret,
    ...auth.previousKeyEncryptionSecrets,
    google?.clientSecret,
    ...[media.s3?.secretAccessKey, stripe?.secretKey, stripe?.webhookSecret],
  ];
  return [...passwords, ...others.filter((one): one is string => typeof one === 'string')];
}

/** As it is written, and as it is meant. */
function passwordsOf(address: string): string[] {
  const { password } = new URL(address);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
