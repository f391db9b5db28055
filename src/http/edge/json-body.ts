import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { MalformedRequest, PayloadTooLarge, UnsupportedMediaType } from '../problem/problems.js';
import { faultOfShape } from './json-shape.js';
import { refusedKind, takenFiles } from './taken-files.js';

/** A request whose body was read. */
export interface RequestWithRawBody {
  /** The bytes as they came, for signatures over them. */
  rawBody?: Buffer;
  /** Why it cannot be used; told by the {@link BodyGuard}, when it is known that the caller may ask at all. */
  bodyFault?: Error;
}

/** The most bytes of a JSON body, unless a route says more. */
export const jsonBodyLimit = 64 * 1024;

const shapeLimits = { depth: 32, values: 2_000 };
const mediaType = /^application\/(json|merge-patch\+json)\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i;

/** Takes JSON in UTF-8 and nothing else; what would be costly or cannot be stored is refused before it is parsed. */
export function useJsonBodies(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  const parse = (request: FastifyRequest & RequestWithRawBody, body: Buffer, done: Done): void => {
    const withFault = (fault: Error): void => {
      request.bodyFault = fault;
      done(null, undefined);
    };
    const refusal = refusalOf(request, body);
    if (refusal !== null) return withFault(refusal);
    request.rawBody = body;
    if (body.length === 0) return done(null, undefined);
    void parseJson(request, body.toString(), (error: Error | null, value?: unknown) =>
      error ? withFault(new MalformedRequest('The body is not well-formed JSON.')) : done(null, value),
    );
  };
  fastify.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer' as const, bodyLimit: jsonBodyLimit };
  fastify.addContentTypeParser('application/json', options, parse);
  fastify.addContentTypeParser('application/merge-patch+json', options, parse);
  fastify.addHook('onRequest', (request, _reply, done) => done(faultOfHeaders(request) ?? undefined));
}

type Done = (error: Error | null, value?: unknown) => void;

function refusalOf(request: FastifyRequest, body: Buffer): Error | null {
  const type = request.headers['content-type'] ?? '';
  if (takenFiles(request) !== null || !mediaType.test(type)) return refusedKind(request);
  if (type.toLowerCase().includes('merge-patch') && request.method !== 'PATCH')
    return new UnsupportedMediaType('application/merge-patch+json is for PATCH.');
  const fault = faultOfShape(body, shapeLimits);
  if (fault === 'too deep')
    return new MalformedRequest(`The JSON is nested deeper than ${shapeLimits.depth}.`);
  if (fault === 'too many values')
    return new PayloadTooLarge(`The JSON has more than ${shapeLimits.values} values.`);
  if (fault !== null) return new MalformedRequest('The text has a NUL character or half a surrogate pair.');
  return isUtf8(body) ? null : new MalformedRequest('The body is not UTF-8.');
}

/** A body without a type, or encoded in a way that we do not undo, is refused before it is read. */
function faultOfHeaders(request: FastifyRequest): Error | null {
  const { headers } = request;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return refusedKind(request, 'Content-Encoding is not taken; send the JSON as it is.');
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  return hasBody && headers['content-type'] === undefined ? refusedKind(request) : null;
}
