import type { Response } from './operation.js';

type Headers = NonNullable<Response['headers']>;

const text = (description: string, example: string, maxLength = 200, pattern = '^[ -~]*$') => ({
  description,
  schema: { type: 'string', minLength: 1, maxLength, pattern, examples: [example] },
});

const count = (description: string, example: number) => ({
  description,
  schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 1_000_000_000, examples: [example] },
});

/** Every header that answers carry, described once. */
export const headers = {
  'X-Request-Id': text(
    'The id of the request, given or made; stands in our log.',
    '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11',
    128,
  ),
  'RateLimit-Limit': count('Requests that the window allows.', 100),
  'RateLimit-Remaining': count('Requests that are left in the window.', 99),
  'RateLimit-Reset': count('Seconds until the window ends.', 60),
  RateLimit: text('What is left, as the IETF draft has it.', '"user";r=99;t=60'),
  'RateLimit-Policy': text('The policy, as the IETF draft has it.', '"user";q=100;w=60'),
  'Access-Control-Allow-Origin': text(
    'The origin that asked, when it is allowed.',
    'https://shop.example.com',
    300,
  ),
  'Retry-After': count('Seconds to wait before the next attempt.', 2),
  'WWW-Authenticate': text('How to sign in.', 'Bearer realm="stoa"'),
  ETag: text(
    'The version of what is shown; goes into If-None-Match and If-Match.',
    '"OZ7mqxnUOvkKElQ_MNvxG5WysDo"',
    64,
  ),
  Location: text(
    'Where what was made can be read.',
    '/api/v1/products/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11',
    500,
  ),
  Link: text(
    'The first, previous and next page (RFC 8288).',
    '</api/v1/products?page=2>; rel="next"',
    10_000,
  ),
  'X-Cart-Token': text(
    "The token of a guest's new cart, given once.",
    'cart_Zk8vQ1n5c3V0b2EtZXhhbXBsZS10b2tlbi1ub3QtcmU',
    48,
    '^cart_[A-Za-z0-9_-]{43}$',
  ),
  'Idempotency-Replayed': {
    description: 'Set when this is the first answer again.',
    schema: { type: 'string', enum: ['true'] },
  },
} as const;

const always = [
  'X-Request-Id',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'RateLimit',
  'RateLimit-Policy',
  'Access-Control-Allow-Origin',
] as const;

/** The headers of an answer of that status, with those that come beside. */
export function headersOf(status: number, ...more: (keyof typeof headers)[]): Headers {
  const retry = status === 429 || status === 503 ? ['Retry-After' as const] : [];
  const challenge = status === 401 ? ['WWW-Authenticate' as const] : [];
  const names = [...always, ...retry, ...challenge, ...more];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
