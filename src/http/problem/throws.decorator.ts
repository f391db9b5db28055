import type { ProblemClass } from './problem.js';

const thrown = Symbol('thrown');

/** Declares what can go wrong on this route beside what every route can answer; the OpenAPI document is made from it. */
export function Throws(...classes: ProblemClass[]): MethodDecorator {
  return (_target, _name, descriptor) => {
    Reflect.defineMetadata(thrown, classes, descriptor.value as object);
  };
}

/** The classes that a handler declares. */
export function thrownBy(handler: object): readonly ProblemClass[] {
  return (Reflect.getMetadata(thrown, handler) as ProblemClass[] | undefined) ?? [];
}
