import { Param, type PipeTransform } from '@nestjs/common';
import { MalformedRequest } from '../problem/problems.js';
import { isId } from './text.js';

class IdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (!isId(text)) throw new MalformedRequest('The id in the address is not a UUID.');
    return text.toLowerCase();
  }
}

class IdOrSlugPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (isId(text)) return text.toLowerCase();
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) || text.length > 220)
      throw new MalformedRequest('The address names neither an id nor a slug.');
    return text;
  }
}

/** The UUID in the path; anything else is 400. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new IdPipe());

/** The UUID or slug in the path; anything else is 400. */
export const IdOrSlugParam = (name = 'idOrSlug'): ParameterDecorator => Param(name, new IdOrSlugPipe());
