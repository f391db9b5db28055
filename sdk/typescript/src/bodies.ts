import type { Middleware, OperationDescriptor } from './generated/runtime/types.js';

/** An operation that takes a body of JSON is sent one, also by a call that has nothing to say in it. */
export function emptyBodies(operations: Readonly<Record<string, OperationDescriptor>>): Middleware {
  const takeBodies = new Set(
    Object.values(operations)
      .filter(({ body }) => body?.contentType === 'application/json')
      .map(({ id }) => id),
  );
  return {
    onRequest: (request) => {
      if (takeBodies.has(request.operation.id)) request.body ??= {};
    },
  };
}

type Method = (args?: Record<string, unknown>, options?: object) => unknown;

/** A member of a body of JSON may be called `body` itself: it is one member beside the others, not the whole. */
export function withMembers(operation: OperationDescriptor | undefined, method: unknown): unknown {
  if (operation?.body?.contentType !== 'application/json') return method;
  const params = new Set((operation.params ?? []).map(({ name }) => name));
  const call: Method = (args = {}, options) => {
    if (!('body' in args)) return (method as Method)(args, options);
    const told = Object.entries(args);
    const members = Object.fromEntries(told.filter(([name]) => !params.has(name)));
    return (method as Method)(
      { ...Object.fromEntries(told.filter(([name]) => params.has(name))), body: members },
      options,
    );
  };
  return Object.assign(call, { operationId: operation.id });
}
