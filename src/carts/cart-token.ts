import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, randomBytes } from 'node:crypto';
import { may, type RequestWithCaller } from '../access/caller.js';
import { Forbidden } from '../http/problem/problems.js';

/** The header in which a guest's token comes, and in which it is given. */
export const cartTokenHeader = 'X-Cart-Token';
export const cartTokenForm = /^cart_[A-Za-z0-9_-]{43}$/;
export const cartTokenExample = 'cart_Zk8vQ1n5c3V0b2EtZXhhbXBsZS10b2tlbi1ub3QtcmU';

/** A new token: 256 random bits, of which only the hash is kept. */
export function makeCartToken(): string {
  return `cart_${randomBytes(32).toString('base64url')}`;
}

/** All that is kept of a token. It is random, so that a fast hash gives nothing away. */
export function hashOfCartToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Whose cart a request is about. */
export interface Whose {
  /** The account; null: a guest. */
  readonly userId: string | null;
  /** Of the token that a guest sent; null: none was sent, so there is no cart yet. */
  readonly tokenHash: Buffer | null;
  /** Hands the guest the token of a new cart, with the answer. Once only: it cannot be read again. */
  readonly give: (token: string) => void;
}

/**
 * {@link Whose} cart it is, on a handler's parameter: the caller's, whatever token is sent beside; otherwise that of the
 * guest's token. A program must have been given `orders:create`: a cart is an order to be.
 */
export const WhoseCart = createParamDecorator((_: unknown, context: ExecutionContext): Whose => {
  const http = context.switchToHttp();
  const { caller, headers } = http.getRequest<FastifyRequest & RequestWithCaller>();
  if (caller !== undefined && !may(caller, 'orders:create')) throw new Forbidden();
  const token = String(headers['x-cart-token'] ?? '');
  return {
    userId: caller?.id ?? null,
    tokenHash: caller !== undefined || token === '' ? null : hashOfCartToken(token),
    give: (made) => void http.getResponse<FastifyReply>().header(cartTokenHeader, made),
  };
});

const gives = Symbol('gives a cart token');

/** Says that the route takes a guest's token, and whether a guest without one may get one. */
export const TakesCartToken = (isGiven = false): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: cartTokenHeader,
      required: false,
      description: "The token of a guest's cart, as it was given. Beside an access token it does not count.",
      schema: {
        type: 'string',
        minLength: 48,
        maxLength: 48,
        pattern: cartTokenForm.source,
        examples: [cartTokenExample],
      },
    }),
    (_target, _name, descriptor) => {
      Reflect.defineMetadata(gives, isGiven, descriptor.value as object);
    },
  );

/** Whether answers of the handler may bring a guest's new token. */
export function givesCartToken(handler: object): boolean {
  return Reflect.getMetadata(gives, handler) === true;
}
