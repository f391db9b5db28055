import type { FastifyInstance, FastifyRequest } from 'fastify';

const collection = Symbol('collection');
const whole = Symbol('whole');

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

/** The same of what has no address of its own: `path` is that of what it is read in. */
export function CreatesWithin(path: `/${string}`): MethodDecorator {
  return (_target, _name, descriptor) => {
    Reflect.defineMetadata(whole, path, descriptor.value as object);
  };
}

const told = (what: symbol, handler: object): string | null =>
  (Reflect.getMetadata(what, handler) as string | undefined) ?? null;

/** Whether what the handler creates has an address, by {@link Creates} or {@link CreatesWithin}. */
export function saysWhere(handler: object): boolean {
  return told(collection, handler) !== null || told(whole, handler) !== null;
}

/** Where it is: a path below `/api/v1` whose parameters are not filled in yet. */
function placeOf(handler: object, payload: unknown): string | null {
  const path = told(collection, handler);
  if (path === null) return told(whole, handler);
  const { id } = (payload ?? {}) as { id?: unknown };
  return typeof id === 'string' ? `${path}/${id}` : null;
}

/** 202: it is made, and what it stands for goes on. */
const isMade = (status: number): boolean => status === 201 || status === 202;

/** Puts `Location` on every 201 and 202 of a route that says where it is. */
export function useLocations(fastify: FastifyInstance, publicUrl: string): void {
  fastify.addHook(
    'preSerialization',
    (request: FastifyRequest & RequestWithHandler, reply, payload, done) => {
      const path = isMade(reply.statusCode) && request.handler ? placeOf(request.handler, payload) : null;
      if (path !== null) reply.header('location', `${publicUrl}/api/v1${filled(path, request.params)}`);
      done(null, payload);
    },
  );
}

function filled(path: string, parameters: unknown): string {
  const values = parameters as Readonly<Record<string, string>>;
  return path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? '');
}
