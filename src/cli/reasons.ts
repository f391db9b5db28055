import { CannotDo, Interrupted, WrongUse } from './command.js';

const said = [CannotDo, WrongUse, Interrupted];

/**
 * Why a command ended, for a person: what can be foreseen says what to do, what the database does not do just now is one
 * sentence, anything else says where it happened. Loaded with the parts it knows errors of only when there is one.
 */
export async function reasonOf(error: unknown): Promise<string> {
  if (error instanceof Error && said.some((kind) => error instanceof kind)) return error.message;
  const [{ foreseen }, { Problem }, { ValidationFailed }, { faultOf, isUnavailable }] = await Promise.all([
    import('../boot/foreseen.js'),
    import('../http/problem/problem.js'),
    import('../http/problem/problems.js'),
    import('../database/sqlstate.js'),
  ]);
  if (error instanceof ValidationFailed)
    return error.errors.map(({ field, message }) => `The ${field} ${message}.`).join('\n');
  if (error instanceof Problem) return `${error.kind.title}. ${error.detail}`;
  const fault = faultOf(error);
  if (fault !== null && isUnavailable(fault))
    return `The database is not there just now (${(error as Error).message}). Try again when it is.`;
  return foreseen(error).trim();
}
