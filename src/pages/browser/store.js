// What the browser keeps for us. It may be told to keep nothing; then every visit is the first one.

/** What is kept there (`sessionStorage` or `localStorage`) under that name, or null. */
export function recall(store, name) {
  try {
    return globalThis[store].getItem(name);
  } catch {
    return null;
  }
}

/** Keeps it, or with null forgets it. */
export function keep(store, name, value) {
  try {
    if (value === null) globalThis[store].removeItem(name);
    else globalThis[store].setItem(name, value);
  } catch {
    // the page works without it until it is reloaded
  }
}
