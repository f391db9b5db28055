import { Int, ListOf, Optional } from '../http/fields/fields.js';
import { Formed, Text } from '../http/fields/text.js';

/** One field that was refused. */
export class FieldErrorDto {
  /** Its path. @example items.0.quantity */
  @Text(200)
  field: string;

  /** @example must not be less than 1 */
  @Text(500)
  message: string;

  /** @example MIN */
  @Formed(/^[A-Z][A-Z0-9_]*$/, 100, 'must be a constant')
  code: string;
}

/** What went wrong (RFC 9457). Some problems carry more members; their examples show them. */
export class ProblemDto {
  /** Stable address of the kind of problem. @example /problems/not-found */
  @Formed(/^\/problems\/[a-z0-9-]+$/, 120, 'must be a path')
  type: string;

  /** @example Not found */
  @Text(200)
  title: string;

  /** @example 404 */
  @Int(400, 599)
  status: number;

  /** This case, in words for people. @example There is nothing here, or nothing that you may see. */
  @Text(2000)
  detail: string;

  /** The path that was asked. @example /api/v1/products/teapot */
  @Formed(/^\/\S*$/, 16_384, 'must be a path')
  instance: string;

  /** Machine constant; never changes. @example NOT_FOUND */
  @Formed(/^[A-Z][A-Z0-9_]*$/, 100, 'must be a constant')
  code: string;

  /** As in `X-Request-Id`; stands in our log. @example 0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11 */
  @Formed(/^[A-Za-z0-9._:-]+$/, 128, 'must be a request id')
  requestId: string;

  /** What is wrong with which field, when that is the problem. */
  @Optional()
  @ListOf(() => FieldErrorDto, 1, 50)
  errors?: FieldErrorDto[];
}
