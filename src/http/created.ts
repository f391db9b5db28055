import type { FastifyInstance, FastifyRequest } from 'fastify';

const collection = Symbol('collection');

/** What the guards leave on a request: the handler that will answer it. */
export interface RequestWithHandler {
  handler?: object;
}

/**
 * Says where what this route creates can be read: `@Creates('/orders')` gives `Location: .../api/v1/orders/<id>`.
 * Parameters of the route may stand in it: `@Creates('/products/:id/variants')`.
 */
export function Creates(path: `/${string}`): MethodDecorator {
  return (_target, _name, descriptor) => {
    Reflect.defineMetadata(collection, path, descriptor.value as object);
  };
}

/** The collection that {@link Creates} named, or null. */
export function collectionOf(handler: object): string | null {
  return (Reflect.getMetadata(collection, handler) as string | undefined) ?? null;
}

/** 202: it is made, and what it stands for goes on. */
const isMade = (status: number): boolean => status === 201 || status === 202;

/** Puts `Location` on every 201 and 202 of a route that declares {@link Creates}. */
export function useLocations(fastify: FastifyInstance, publicUrl: string): void {
  fastify.addHook(
    'preSerialization',
    (request: FastifyRequest & RequestWithHandler, reply, payload, done) => {
      const path = isMade(reply.statusCode) && request.handler ? collectionOf(request.handler) : null;
      const { id } = (payload ?? {}) as { id?: unknown };
      if (path !== null && typeof id === 'string')
        reply.header('location', `${publicUrl}/api/v1${filled(path, request.params)}/${id}`);
      done(null, payload);
    },
  );
}

function filled(path: string, parameters: unknown): string {
  const values = parameters as Readonly<Record<string, string>>;
  return path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? '');
}
