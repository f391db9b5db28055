import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import { MalformedRequest, PreconditionFailed } from './problem/problems.js';

/** What is sent whole from memory, JSON and files. */
const jsons = ['application/json', 'application/feed+json'];
const files = ['application/pdf', 'application/rss+xml', 'application/atom+xml', 'application/xml'];

/** The strong validator of a representation: a hash of the bytes that are sent. */
export function etagOf(body: string | Buffer): string {
  return `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
}

/**
 * A representation of which only a part is for its editors to decide. Its ETag is in two halves, of that part and of the whole:
 * a cache compares both, `If-Match` the first alone. So a like that somebody leaves meanwhile refuses nobody's change.
 */
export interface PartlyGuarded {
  guarded(): object;
}

function isPartlyGuarded(representation: unknown): representation is PartlyGuarded {
  return typeof (representation as Partial<PartlyGuarded> | null | undefined)?.guarded === 'function';
}

/** The ETag of a representation as it is sent: as `json`. */
export function tagFor(representation: object, json = JSON.stringify(representation)): string {
  const whole = etagOf(json);
  if (!isPartlyGuarded(representation)) return whole;
  const guarded = etagOf(JSON.stringify(representation.guarded()));
  return `${guarded.slice(0, -1)}.${whole.slice(1)}`;
}

/** What of a tag is compared before a change. */
const guardOf = (tag: string): string => tag.replace(/\..*$/, '"');

/** What `If-Match` demands before a change. */
export class Precondition {
  private constructor(private readonly tags: readonly string[] | null) {}

  /** Reads the header; none: nothing is demanded. */
  static parse(header: string | undefined): Precondition {
    if (header === undefined || header.trim() === '*') return new Precondition(null);
    if (header.length > 4096 || !/^\s*(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*\s*$/.test(header))
      throw new MalformedRequest('If-Match must be "*" or a list of entity tags in quotes.');
    return new Precondition(header.split(',').map((tag) => tag.trim()));
  }

  /**
   * Throws {@link PreconditionFailed}, which says the present ETag and, where there is one, `revision`, unless the header
   * names this representation: what GET would answer now. Call it inside the transaction, with the row locked.
   */
  check(representation: object & { readonly revision?: number }): void {
    if (this.tags === null) return;
    const { revision } = representation;
    const etag = tagFor(representation);
    // an answer that was kept for a repetition has a tag of its bytes alone
    const isNamed = this.tags.some((tag) => guardOf(tag) === guardOf(etag));
    if (!isNamed && !this.tags.includes(etagOf(JSON.stringify(representation))))
      throw new PreconditionFailed(etag, revision, representation);
  }

  /** Whether there is anything to check; lets the caller spare building a representation. */
  get isDemanded(): boolean {
    return this.tags !== null;
  }
}

const preconditionOf = (context: ExecutionContext): Precondition =>
  Precondition.parse(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']);

const Read = createParamDecorator((_: unknown, context: ExecutionContext) => preconditionOf(context));

/** Handlers that look at it themselves. */
const lookers = new WeakSet<object>();

/** The {@link Precondition} of this request, on a handler's parameter. */
export const IfMatch = (): ParameterDecorator => (controller, method, index) => {
  lookers.add((controller as Record<string | symbol, object>)[method ?? ''] ?? {});
  Read()(controller, method, index);
};

/**
 * `If-Match` is honoured everywhere: where a handler does not look at it, there is no entity tag that it could name, and whoever
 * names one is refused. Among the last of the guards.
 */
@Injectable()
export class PreconditionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    const changes = method === 'PUT' || method === 'PATCH' || method === 'DELETE';
    if (!changes || lookers.has(context.getHandler())) return true;
    if (preconditionOf(context).isDemanded) throw new PreconditionFailed(null);
    return true;
  }
}

/** Puts an ETag on every successful answer about a resource, JSON or a file in memory, and answers 304 to a matching `If-None-Match`. */
export function useEtags(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_, reply, payload, done) => {
    if (!isPartlyGuarded(payload) || !isVersioned(reply)) return done(null, payload);
    const json = JSON.stringify(payload);
    reply.header('etag', tagFor(payload, json)).serializer(() => json);
    done(null, payload);
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!isTagged(reply, payload) || !isVersioned(reply)) return done(null, payload);
    const tag = tagOf(reply, payload);
    reply.header('etag', tag);
    const known = request.headers['if-none-match'];
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || known === undefined || !matches(known, tag)) return done(null, payload);
    reply
      .code(304)
      .removeHeader('content-type')
      .removeHeader('content-length')
      .removeHeader('content-disposition');
    done(null, null);
  });
}

/** Whether the answer shows a state that somebody may come back to. */
function isVersioned(reply: FastifyReply): boolean {
  const isKept = reply.getHeader('cache-control') !== 'no-store';
  return isKept && (reply.statusCode === 200 || reply.statusCode === 201);
}

function isTagged(reply: FastifyReply, payload: unknown): payload is string | Buffer {
  const [type = ''] = String(reply.getHeader('content-type')).split(';', 1);
  const isBuffer = Buffer.isBuffer(payload);
  if (typeof payload !== 'string' && !isBuffer) return false;
  // JSON as bytes was made before, and told again
  return jsons.includes(type) || (isBuffer && files.includes(type));
}

/** The one that was made with the answer, or one made now. */
function tagOf(reply: FastifyReply, payload: string | Buffer): string {
  const made = reply.getHeader('etag');
  return typeof made === 'string' ? made : etagOf(payload);
}

/** Whether `If-None-Match` names the tag. */
export function matches(header: string, tag: string): boolean {
  return (
    header.trim() === '*' ||
    header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag)
  );
}
