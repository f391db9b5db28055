import type { Message, Operation, Schemas } from './model.js';

// What web/build/reference.mjs makes of openapi.json; imported as `virtual:reference`.

/** What each tag holds. */
export const descriptions: Readonly<Record<string, string>>;
/** Loads the operations of a tag. */
export const operationsOf: Readonly<Record<string, () => Promise<readonly Operation[]>>>;
/** Loads what is the same for all operations. */
export function loadSchemas(): Promise<Schemas>;
export function loadWebhooks(): Promise<readonly Message[]>;
/** What the headers of answers mean, by name. */
export function loadHeaders(): Promise<Readonly<Record<string, string>>>;
