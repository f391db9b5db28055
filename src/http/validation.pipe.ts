import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { MalformedRequest, ValidationFailed, type FieldError } from './problem/problems.js';
import { rememberRules } from './validation-rules.js';

rememberRules();

/**
 * Checks bodies and queries by the class of the parameter; unknown fields are refused, never dropped. What decorators of
 * ours give to a handler was not sent by anybody.
 */
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
    if (metadata.type === 'custom') return Promise.resolve(value);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (metadata.type === 'body' && value !== undefined && !isObject)
      throw new MalformedRequest('The body must be a JSON object.');
    const faults = faultsOfForm(value, metadata.type);
    if (faults.length > 0) throw new ValidationFailed(faults);
    return super.transform(value, metadata);
  }
}

/** More parts than any list or object of ours has; to validate thousands takes a while, whatever comes of it. */
const widest = 300;

/**
 * What class-validator and class-transformer cannot be asked: whether a list or an object is far too wide, and
 * whether a field is named like what every object has (`toString`), which they drop without a word.
 */
function faultsOfForm(value: unknown, path: string, prefix = ''): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value);
  if (parts.length > widest)
    return [{ field: path, message: `has more than ${widest} parts`, code: 'TOO_WIDE' }];
  return parts.flatMap(([name, inner]) => {
    const field = prefix + name;
    const isInherited = name in Object.prototype && !Array.isArray(value);
    return isInherited ? [unknownField(field)] : faultsOfForm(inner, field, `${field}.`);
  });
}

/** A field that the request does not have. */
export function unknownField(field: string): FieldError {
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
