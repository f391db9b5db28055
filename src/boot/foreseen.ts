import { InvalidConfig } from '../config/config.js';
import { EmbeddedUnavailable } from '../database/embedded/embedded.js';
import { UnknownConsumers } from '../events/event-flow.js';
import { JobSchemaMismatch } from '../jobs/boss.js';
import { DemoInProduction } from '../seed/no-demo.js';
import { DatabaseUnreachable } from './database.js';
import { PortTaken } from './port.js';
import { RuntimeTooOld } from './runtime.js';
import { WrongArguments } from './worker-arguments.js';

const kinds = [
  RuntimeTooOld,
  InvalidConfig,
  EmbeddedUnavailable,
  PortTaken,
  DemoInProduction,
  DatabaseUnreachable,
  UnknownConsumers,
  JobSchemaMismatch,
  WrongArguments,
];

/** Why it cannot go on, for a person: what can be foreseen says what to do, anything else where it happened. */
export function foreseen(error: unknown): string {
  const isForeseen = error instanceof Error && kinds.some((kind) => error instanceof kind);
  return isForeseen ? `\n${error.message}\n` : String(error instanceof Error ? error.stack : error);
}
