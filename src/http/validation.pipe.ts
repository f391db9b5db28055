import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { MalformedRequest, ValidationFailed, type FieldError } from './problem/problems.js';

/** Checks bodies and queries by the class of the parameter; unknown fields are refused, never dropped. */
@Injectable()
export class Validation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new ValidationFailed(errors.flatMap((error) => fieldErrors(error, ''))),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (metadata.type === 'body' && value !== undefined && !isObject)
      throw new MalformedRequest('The body must be a JSON object.');
    const inherited = metadata.type === 'custom' ? [] : inheritedNames(value, '');
    if (inherited.length > 0) throw new ValidationFailed(inherited.map(unknownField));
    return super.transform(value, metadata);
  }
}

/** Paths of the fields named like what every object has (`toString`): class-transformer drops them without a word. */
function inheritedNames(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = path === '' ? name : `${path}.${name}`;
    return !Array.isArray(value) && name in Object.prototype ? [field] : inheritedNames(inner, field);
  });
}

function unknownField(field: string): FieldError {
  return { field, message: 'is not a field of this request', code: 'UNKNOWN_FIELD' };
}

function fieldErrors(error: ValidationError, path: string): FieldError[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation'
      ? unknownField(field)
      : {
          field,
          message: spoken(message, error.property),
          code: rule.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
        },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

/** class-validator begins its messages with the property's name, which `field` says already. */
function spoken(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
