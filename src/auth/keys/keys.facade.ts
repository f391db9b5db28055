/** For other features that keep secrets: sealed like those of authentication, each with a purpose of its own. */
export { KeyRing } from './key-ring.js';
