import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'][string];

/** An operation of the document, as the swagger module makes it. */
export type OperationObject = NonNullable<Paths['get']>;
export type Response = Exclude<NonNullable<OperationObject['responses'][string]>, { $ref: string }>;
export type Parameter = NonNullable<OperationObject['parameters']>[number];

/** What the pass knows of an operation beside what stands in the document. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly object: OperationObject;
  readonly handler: object;
  readonly hasBody: boolean;
  /** Whether it has path or query parameters that are checked. */
  readonly hasParameters: boolean;
}

/** The methods that operations have. */
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of the document with its handler. */
export function operationsOf(document: OpenAPIObject, handlers: ReadonlyMap<string, object>): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const object = item[method];
      const handler = handlers.get(object?.operationId ?? '');
      if (object === undefined || handler === undefined) return [];
      const hasBody = object.requestBody !== undefined;
      return [
        { method, path, object, handler, hasBody, hasParameters: (object.parameters ?? []).length > 0 },
      ];
    }),
  );
}
