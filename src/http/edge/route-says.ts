import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/** Adds to what a route says of itself to the server; Nest's own decorator forgets what was said before. */
export function RouteSays(facts: Readonly<Record<string, unknown>>): MethodDecorator {
  return (target, name, descriptor) => {
    const handler = descriptor.value as object;
    const said = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as object | undefined;
    RouteConfig({ ...said, ...facts })(target, name, descriptor);
  };
}
