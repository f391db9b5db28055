import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam, type ApiParamOptions } from '@nestjs/swagger';
import { MalformedRequest } from '../problem/problems.js';
import { isId } from './text.js';

const idExample = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const longestSlug = 220;

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

/** The UUID in the path; anything else is 400. */
export const IdParam = (name = 'id'): ParameterDecorator =>
  documented(Param(name, new IdPipe()), {
    name,
    description: 'Its id.',
    schema: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36, examples: [idExample] },
  });

/** The UUID or slug in the path; anything else is 400. */
export const IdOrSlugParam = (name = 'id'): ParameterDecorator =>
  documented(Param(name, new IdOrSlugPipe()), {
    name,
    description: 'Its id or its slug.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: longestSlug,
      pattern: '^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$',
      examples: [idExample, 'a-slug'],
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
