import { ApiError } from './generated/runtime/errors.js';
import { sleep } from './generated/runtime/retry.js';
import type { ServerSentEvent, SseOptions } from './generated/runtime/types.js';
import type { StoaEvent } from './generated/events.js';
import { StoaError, toStoaError } from './stoa-error.js';

/**
 * What comes from the stream: an event with its place, or a word of the stream itself. `ready`: it has begun. `reset`:
 * what happened meanwhile is no longer kept, so read anew what you show.
 */
export type LiveEvent =
  | (StoaEvent & { readonly place: string })
  | { readonly type: 'ready'; readonly place: string }
  | { readonly type: 'reset'; readonly place: string };

/** Which events, and from which place on. */
export interface EventStreamArgs {
  /** Types or families, `['order.*', 'post.published']`; all that you may read, unless told. */
  readonly types?: readonly string[];
  /** The place after which it begins: the `place` of the last event that you have seen. With what comes, unless told. */
  readonly after?: string;
}

/** By which signal it ends, and who wants to know how it stands. */
export interface EventStreamOptions {
  readonly signal?: AbortSignal;
  /** Called whenever a connection ended or came to nothing and another is sought; `ready` says when there is one. */
  readonly onInterrupted?: () => void;
}

/**
 * Events as they happen, for as long as you listen: `for await (const event of stoa.getEventStream({ types }))`. A
 * connection that ends is opened again, with a token that is valid, from the last place on: nothing is missed, nothing
 * comes twice. It ends when you leave the loop, when the signal says so, or with an error that waiting does not mend.
 */
export type EventStream = (
  args?: EventStreamArgs,
  options?: EventStreamOptions,
) => AsyncGenerator<LiveEvent, void, void>;

type Frame = ServerSentEvent<unknown>;
type Connect = (args: Record<string, string>, options: SseOptions) => AsyncGenerator<Frame>;

/** Every fifteen seconds there is a sign of life: a connection that says nothing for so long is dead. */
const silence = 60_000;
const longestPause = 30_000;

/** @internal The stream of many connections, out of one that gives the frames of a single one. */
export function eventStream(connect: unknown): EventStream {
  return (args = {}, options = {}) => listen(connect as Connect, args, options);
}

/** How far it is, and how it went. */
interface Course {
  place: string | undefined;
  /** Milliseconds to wait before coming again, as the service wants it. */
  pause: number;
  /** Connections in a row that came to nothing. */
  failures: number;
}

async function* listen(
  connect: Connect,
  { types = [], after }: EventStreamArgs,
  { signal, onInterrupted }: EventStreamOptions,
): AsyncGenerator<LiveEvent, void, void> {
  const course: Course = { place: after, pause: 1_000, failures: 0 };
  const wish = types.length === 0 ? {} : { types: types.join(',') };
  while (!isOver(signal)) {
    course.failures += 1;
    try {
      yield* eventsOf(alive(connect, { ...wish, ...placeOf(course) }, signal), course);
    } catch (error) {
      if (!isOver(signal) && !isPassing(error)) throw error instanceof ApiError ? toStoaError(error) : error;
    }
    if (isOver(signal)) return;
    onInterrupted?.();
    await pause(course, signal);
  }
}

function placeOf({ place }: Course): Record<string, string> {
  return place === undefined ? {} : { 'Last-Event-ID': place };
}

function isOver(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** What the frames of one connection say; the course goes on with them. */
async function* eventsOf(frames: AsyncIterable<Frame>, course: Course): AsyncGenerator<LiveEvent> {
  for await (const frame of frames) {
    course.place = frame.id ?? course.place;
    course.pause = frame.retry ?? course.pause;
    const event = eventOf(frame);
    if (event?.type === 'ready') course.failures = 0;
    if (event !== null) yield event;
  }
}

/** The frames of one connection, until it ends or is found dead. */
async function* alive(
  connect: Connect,
  args: Record<string, string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Frame> {
  const death = new AbortController();
  const end = (): void => death.abort();
  signal?.addEventListener('abort', end);
  let timer = setTimeout(end, silence);
  try {
    for await (const frame of connect(args, { signal: death.signal, reconnect: false })) {
      clearTimeout(timer);
      yield frame;
      timer = setTimeout(end, silence);
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    end();
  }
}

function eventOf({ event, data, id = '' }: Frame): LiveEvent | null {
  if (event === undefined || event === 'end') return null;
  if (event === 'ready' || event === 'reset') return { type: event, place: id };
  return { ...(JSON.parse(String(data)) as StoaEvent), place: id };
}

/** Whether it may be over when asked again. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiError || error instanceof StoaError)
    return error.status === 429 || error.status >= 500;
  return !(error instanceof SyntaxError);
}

/** The longer the more often it failed in a row, and never at the same time as everybody else. */
async function pause({ pause: base, failures }: Course, signal: AbortSignal | undefined): Promise<void> {
  const most = Math.min(base * 2 ** Math.max(0, failures - 1), longestPause);
  await sleep(most * (0.5 + Math.random() / 2), signal).catch(() => undefined);
}
