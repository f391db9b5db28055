import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Facts of a log line: ids and codes, never people, tokens or bodies. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** One JSON object per line on standard output. */
@Injectable()
export class Log implements LoggerService {
  constructor(private readonly sink: Logger) {}

  /** A log of that level ("info", "silent", ...), on standard output unless told otherwise. */
  static at(level: string, destination: DestinationStream = pino.destination({ sync: true })): Log {
    const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
    return new Log(pino({ ...options, serializers: { err: written } }, destination));
  }

  /** Something that happened and is worth a line. */
  event(message: string, facts: LogFacts = {}): void {
    this.sink.info(facts, message);
  }

  /** Something that is ours to mend; the error's own text stays in the log and goes to no client. */
  failure(error: unknown, facts: LogFacts = {}): void {
    this.sink.error({ ...facts, err: Error.isError(error) ? error : new Error(String(error)) }, 'failure');
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

/** What is written of an error. No query, no parameter, no detail of the database: those hold people's data. */
function written(error: Error): object {
  const { name, message, stack, code, cause } = error as Error & { code?: unknown };
  const origin = Error.isError(cause) ? { cause: written(cause) } : {};
  return { type: name, message, stack, code, ...origin };
}
