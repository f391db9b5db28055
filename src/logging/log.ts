import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Facts of a log line: ids and codes, never people, tokens or bodies. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** One JSON object per line on standard output. */
@Injectable()
export class Log implements LoggerService {
  constructor(private readonly sink: Logger) {}

  /** A log of that level ("info", "silent", ...). */
  static at(level: string): Log {
    return new Log(pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact }));
  }

  /** Something that happened and is worth a line. */
  event(message: string, facts: LogFacts = {}): void {
    this.sink.info(facts, message);
  }

  /** Something that is ours to mend; the error's own text stays in the log and goes to no client. */
  failure(error: unknown, facts: LogFacts = {}): void {
    this.sink.error({ ...facts, err: error instanceof Error ? error : new Error(String(error)) }, 'failure');
  }

  /** Nest's own messages, by its interface. */
  log(message: unknown): void {
    this.sink.debug(String(message));
  }

  error(message: unknown): void {
    this.sink.error(String(message));
  }

  warn(message: unknown): void {
    this.sink.warn(String(message));
  }
}

/** What must not be written even when a library puts it on an error. */
const redact = {
  paths: [
    'err.parameters',
    'err.query',
    'err.driverError',
    'err.detail',
    'err.where',
    '*.password',
    '*.authorization',
    '*.token',
  ],
  censor: '[redacted]',
};
