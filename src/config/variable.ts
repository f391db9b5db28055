/** How one environment variable is read: its default, what it means, and the check that turns text into a value. */
export interface Variable<T, Fallback extends string | undefined> {
  readonly fallback: Fallback;
  readonly meaning: string;
  readonly parse: (text: string) => T;
}

/** A row of the table of variables. */
export const variable = <T, Fallback extends string | undefined>(
  fallback: Fallback,
  meaning: string,
  parse: (text: string) => T,
): Variable<T, Fallback> => ({ fallback, meaning, parse });
