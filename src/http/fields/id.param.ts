import { createParamDecorator, Param, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { ApiParam, type ApiParamOptions } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { MalformedRequest } from '../problem/problems.js';
import { isId } from './text.js';

const idExample = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const longestSlug = 220;
const largestNumber = 2_147_483_647;

class IdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (!isId(text)) throw new MalformedRequest('The id in the address is not a UUID.');
    return text.toLowerCase();
  }
}

class IdOrSlugPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (isId(text)) return text.toLowerCase();
    if (!slug.test(text) || text.length > longestSlug)
      throw new MalformedRequest('The address names neither an id nor a slug.');
    return text;
  }
}

/** Read from the address itself: pipes are given numbers, of which `01` is one. */
const WholeNumber = createParamDecorator((name: string, context: ExecutionContext): number => {
  const parameters = context.switchToHttp().getRequest<FastifyRequest>().params;
  const text = (parameters as Readonly<Record<string, string>>)[name] ?? '';
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Infinity;
  if (number > largestNumber) throw new MalformedRequest('The number in the address is none from 1 on.');
  return number;
});

class SlugPipe implements PipeTransform<string, string> {
  constructor(private readonly longest: number) {}

  transform(text: string): string {
    if (!slug.test(text) || text.length > this.longest)
      throw new MalformedRequest('The address names no slug.');
    return text;
  }
}

/** A whole number from 1 on in the path; anything else is 400. */
export const NumberParam = (name: string): ParameterDecorator =>
  documented(WholeNumber(name), {
    name,
    description: 'Its number.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: largestNumber, examples: [3] },
  });

/** The slug of up to `longest` characters in the path; anything else is 400. */
export const SlugParam = (longest: number, name = 'slug'): ParameterDecorator =>
  documented(Param(name, new SlugPipe(longest)), {
    name,
    description: 'Its slug.',
    schema: { type: 'string', minLength: 1, maxLength: longest, pattern: slug.source, examples: ['a-slug'] },
  });

/** The UUID in the path; anything else is 400. */
export const IdParam = (name = 'id'): ParameterDecorator =>
  documented(Param(name, new IdPipe()), {
    name,
    description: 'Its id.',
    schema: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36, examples: [idExample] },
  });

/** The UUID or slug in the path, or another name of that form; anything else is 400. */
export const IdOrSlugParam = (name = 'id', examples = [idExample, 'a-slug']): ParameterDecorator =>
  documented(Param(name, new IdOrSlugPipe()), {
    name,
    description: name === 'id' ? 'Its id or its slug.' : `Its ${name}.`,
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: longestSlug,
      pattern: '^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$',
      examples,
    },
  });

/** A parameter that says in the document what it takes; the document's own decorators know only methods. */
function documented(parameter: ParameterDecorator, options: ApiParamOptions): ParameterDecorator {
  return (target, name, index) => {
    parameter(target, name, index);
    const method = Object.getOwnPropertyDescriptor(target, name ?? '');
    if (method !== undefined) ApiParam(options)(target, name ?? '', method);
  };
}
