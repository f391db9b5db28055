import { addresses, plain, url } from './parsers.js';
import { variable } from './variable.js';

/** What is called outside: mail, payments, Google, the store of media. */
export const outsideVariables = {
  APP_URL: variable(
    undefined,
    'The front end that mails link to. Unset: PUBLIC_URL, whose own pages do it.',
    url('http:', 'https:'),
  ),
  SMTP_URL: variable(
    undefined,
    'Where mail goes out, such as smtp://user:password@host:587. Unset: shown at /dev/mailbox outside production.',
    url('smtp:', 'smtps:'),
  ),
  MAIL_FROM: variable('Stoa <hello@stoa.test>', 'The sender of mails.', plain),
  STRIPE_SECRET_KEY: variable(
    undefined,
    'Payments by Stripe. Unset: the payment sandbox, which is off in production.',
    plain,
  ),
  STRIPE_WEBHOOK_SECRET: variable(
    undefined,
    'Of the endpoint PUBLIC_URL/api/v1/payments/webhooks/stripe; needed with STRIPE_SECRET_KEY.',
    plain,
  ),
  STRIPE_API_URL: variable('https://api.stripe.com', 'Where Stripe is asked.', url('http:', 'https:')),
  GOOGLE_CLIENT_ID: variable(undefined, 'Sign-in with Google; unset: off.', plain),
  GOOGLE_CLIENT_SECRET: variable(undefined, 'Of the same OAuth client.', plain),
  GOOGLE_AUTHORIZATION_URL: variable(
    'https://accounts.google.com/o/oauth2/v2/auth',
    'Where people sign in with Google.',
    url('http:', 'https:'),
  ),
  GOOGLE_TOKEN_URL: variable(
    'https://oauth2.googleapis.com/token',
    'Where Google trades codes for tokens.',
    url('http:', 'https:'),
  ),
  GOOGLE_USERINFO_URL: variable(
    'https://openidconnect.googleapis.com/v1/userinfo',
    'Where Google says who somebody is.',
    url('http:', 'https:'),
  ),
  OAUTH_RETURN_URLS: variable(
    undefined,
    'Front ends that sign-in with Google may return to, comma-separated and exact. Unset: PUBLIC_URL.',
    addresses,
  ),
  S3_BUCKET: variable(
    undefined,
    'The bucket of an S3-compatible store that keeps media. Unset: STOA_DATA_DIR/media, which all processes must share.',
    plain,
  ),
  S3_REGION: variable('us-east-1', 'Region of the bucket.', plain),
  S3_ENDPOINT: variable(
    undefined,
    'Where a store other than that of AWS is asked, with the bucket in the path.',
    url('http:', 'https:'),
  ),
  S3_ACCESS_KEY_ID: variable(
    undefined,
    'Of whoever may read and write the bucket; needed with S3_BUCKET.',
    plain,
  ),
  S3_SECRET_ACCESS_KEY: variable(undefined, 'Of the same; needed with S3_BUCKET.', plain),
} as const;
