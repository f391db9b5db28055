import { readDocument } from '../../../src/openapi/serve.js';
import type { Actor, Answer } from '../actor.js';
import { freshKey } from '../orders.js';
import type { Call } from './scene.js';

/** A route of the document. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  /** `/api/v1/orders/{id}` */
  readonly path: string;
  readonly takesBody: boolean;
  readonly takesKey: boolean;
}

/** Every route that `openapi.json` describes. */
export const operations: readonly Operation[] = Object.entries<any>(readDocument().paths).flatMap(
  ([path, item]) =>
    Object.entries<any>(item).map(([method, { operationId, parameters, requestBody }]) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      takesBody: requestBody !== undefined,
      takesKey: JSON.stringify(parameters ?? []).includes('IdempotencyKey'),
    })),
);

/** Makes the call, each time with an Idempotency-Key of its own where the route takes one. */
export function send(operation: Operation, call: Call, by: Actor): Promise<Answer> {
  const { method, takesKey } = operation;
  return by.send(method, `/${addressOf(operation, call)}`, call.body, {
    ...(takesKey ? freshKey() : {}),
    ...call.headers,
  });
}

/** The path of the call, below the root of the service, with its query. */
export function addressOf({ operationId, path }: Operation, { params = {}, query = '' }: Call): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the entry of ${operationId} does not say which {${name}}`);
    return encodeURIComponent(value);
  });
  return `${address}${query}`;
}
