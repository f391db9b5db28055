/**
 * In place of highlight.js' own types (`paths` in tsconfig.json), which bring the types of a browser along: with those
 * `document` and `window` would compile anywhere.
 */
export type LanguageFn = (highlighter: never) => unknown;
