import { demoAccounts } from '../../config/demo-accounts.js';
import type { Config } from '../../config/config.js';
import { ok, warning, type Check, type Finding, type Patient } from './finding.js';

/** What a production should not be like; nothing of it keeps it from starting. */
export const production: Check = {
  name: 'production',
  look: async (patient) => {
    const { config } = patient;
    if (!config.production) return ok('This is none: NODE_ENV says so.');
    const hints = [...addressHints(config), ...partHints(config), ...(await accountHints(patient))];
    return hints.length > 0 ? hints : ok('Nothing stands out.');
  },
};

function addressHints({ http }: Config): Finding[] {
  const { protocol, hostname } = new URL(http.publicUrl);
  const isLocal = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
  return [
    ...(isLocal
      ? [warning(`Links lead to ${http.publicUrl}.`, 'Set PUBLIC_URL to the address that clients use.')]
      : []),
    ...(!isLocal && protocol === 'http:'
      ? [warning('PUBLIC_URL is not https.', 'Put a proxy with a certificate in front, and say https.')]
      : []),
    ...(protocol === 'https:' && http.trustedProxies.length === 0
      ? [
          warning(
            'Behind a proxy all clients count as one.',
            'Set TRUST_PROXY to its network, so that limits and the audit log tell them apart.',
          ),
        ]
      : []),
  ];
}

function partHints({ mail, stripe, shop, database }: Config): Finding[] {
  return [
    ...(mail.smtpUrl === null
      ? [warning('Letters wait: there is no SMTP_URL.', 'Set it to your mail server.')]
      : []),
    ...(mail.from.includes('@stoa.test')
      ? [warning('Letters come from @stoa.test.', 'Set MAIL_FROM to an address of yours.')]
      : []),
    ...(stripe === null
      ? [
          warning(
            'Nothing can be paid: the sandbox is off.',
            'Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.',
          ),
        ]
      : []),
    ...(shop.address.length === 0
      ? [warning('Invoices have no address of the seller.', 'Set SHOP_NAME and SHOP_ADDRESS.')]
      : []),
    ...(database.ownerUrl === null
      ? [
          warning(
            'The service migrates with the role that it works with.',
            'Set DATABASE_OWNER_URL to the owner.',
          ),
        ]
      : []),
  ];
}

async function accountHints({ client }: Patient): Promise<Finding[]> {
  if (client === null) return [];
  const emails = demoAccounts.map(({ email }) => email);
  const { rowCount } = await client
    .query('SELECT FROM users WHERE email_key = ANY ($1)', [emails])
    .catch(() => ({ rowCount: 0 }));
  if (!rowCount) return [];
  return [
    warning(
      'The demo accounts are in this database, and the service does not start on it.',
      'Use another database.',
    ),
  ];
}
