import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { NotFound } from '../../http/problem/problems.js';

class ProviderPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (text !== 'google') throw new NotFound();
    return text;
  }
}

/** The other service in the path; one that we do not know is not found. */
export const ProviderParam = (): ParameterDecorator => (target, name, index) => {
  Param('provider', new ProviderPipe())(target, name, index);
  const method = Object.getOwnPropertyDescriptor(target, name ?? '');
  const schema = { type: 'string', enum: ['google'] };
  if (method !== undefined)
    ApiParam({ name: 'provider', description: 'The other service.', schema })(target, name ?? '', method);
};
