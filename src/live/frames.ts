import { eventOf } from '../events/stored-event.js';
import { keptBytes } from '../http/kept.js';
import type { PlacedEvent } from './live.sql.js';

const written = new WeakMap<PlacedEvent, Buffer>();

/** The event as it goes over the wire; the bytes are made once for all who hear it. */
export function frameOf(event: PlacedEvent): Buffer {
  const known = written.get(event);
  if (known !== undefined) return known;
  const frame = keptBytes(message(event.type, eventOf(event), event.position));
  written.set(event, frame);
  return frame;
}

/** The first words: how long to wait before coming again, and the place at which the stream begins. */
export function greeting(position: number, retryMilliseconds: number, isReset: boolean): string {
  const reset = isReset ? message('reset', { reason: 'not-kept' }, position) : '';
  return `retry: ${retryMilliseconds}\n\n${reset}${message('ready', {}, position)}`;
}

/** A sign of life that also tells how far the stream is, so that those who hear little resume as far on as others. */
export function heartbeat(position: number): string {
  return `: still here\nid: ${position}\n\n`;
}

/** The last words. */
export function farewell(reason: string, retryMilliseconds: number): string {
  return `retry: ${retryMilliseconds}\n${message('end', { reason })}`;
}

/** JSON has no line ends but escaped ones, so `data:` is one line. */
function message(event: string, data: object, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
