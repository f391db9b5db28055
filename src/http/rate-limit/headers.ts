import type { FastifyReply } from 'fastify';

/** What is left of a limit. */
export interface Usage {
  /** `user` or `ip`. */
  readonly policy: string;
  readonly limit: number;
  readonly used: number;
  readonly windowSeconds: number;
  readonly resetsInSeconds: number;
}

/** The contract's three headers and the two structured fields of the IETF draft. */
export function writeQuota(reply: FastifyReply, usage: Usage): void {
  const remaining = Math.max(0, usage.limit - usage.used);
  void reply.headers({
    'ratelimit-limit': usage.limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': usage.resetsInSeconds,
    ratelimit: `"${usage.policy}";r=${remaining};t=${usage.resetsInSeconds}`,
    'ratelimit-policy': `"${usage.policy}";q=${usage.limit};w=${usage.windowSeconds}`,
  });
}
