import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/** The handler behind an operation: its id is the method's name. */
export interface Handler {
  readonly operationId: string;
  readonly controller: string;
  readonly handler: object;
}

const routePath = 'path';

/** Every handler of every controller, by reflection; works on an application whose parts were never made. */
export function handlersOf(app: INestApplicationContext): Handler[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype)),
  );
  return [...controllers].flatMap((controller) => {
    if (typeof controller !== 'function') return [];
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const isRoute =
        name !== 'constructor' && typeof handler === 'function' && Reflect.hasMetadata(routePath, handler);
      return isRoute ? [{ operationId: name, controller: controller.name, handler }] : [];
    });
  });
}
