// What the browser keeps for us. It may be told to keep nothing; then every visit is the first one.

type Place = 'sessionStorage' | 'localStorage';

/** What is kept there under that name, or null. */
export function recall(place: Place, name: string): string | null {
  try {
    return globalThis[place].getItem(name);
  } catch {
    return null;
  }
}

/** Keeps it, or with null forgets it. */
export function remember(place: Place, name: string, value: string | null): void {
  try {
    if (value === null) globalThis[place].removeItem(name);
    else globalThis[place].setItem(name, value);
  } catch {
    // the console works without it until it is loaded anew
  }
}
