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
    return super.transform(value, metadata);
  }
}

function fieldErrors(error: ValidationError, path: string): FieldError[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    message:
      rule === 'whitelistValidation' ? 'is not a field of this request' : spoken(message, error.property),
    code:
      rule === 'whitelistValidation'
        ? 'UNKNOWN_FIELD'
        : rule.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

/** class-validator begins its messages with the property's name, which `field` says already. */
function spoken(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
