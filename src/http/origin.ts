import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { addressOf, networkOf } from './network.js';

/** Where a request comes from, as sessions, budgets and the audit log keep it. */
export interface Origin {
  /** IPv4 or IPv6; null when the proxy in front says nothing of the kind. */
  readonly address: string | null;
  /** What is counted as one client: an IPv4 address, or the /64 of an IPv6 address. */
  readonly network: string;
  /** The device's own words, cut to 512 plain characters. */
  readonly userAgent: string | null;
  readonly requestId: string;
}

/** Reads the {@link Origin}; header text may hold bytes that no database takes, those are left out. */
export function originOf(request: FastifyRequest): Origin {
  const userAgent = request.headers['user-agent']?.replaceAll(/[^\u0020-\u007e]/g, '').slice(0, 512);
  return {
    address: addressOf(request.ip),
    network: networkOf(request.ip),
    userAgent: userAgent ?? null,
    requestId: request.id,
  };
}

/** The {@link Origin} of this request, on a handler's parameter. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext) =>
  originOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
