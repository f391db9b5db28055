import { describe, expect, it } from '@jest/globals';
import { newId } from '../clock/new-id.js';
import { frameOf } from './frames.js';
import type { PlacedEvent } from './live.sql.js';

describe('An event as it goes over the wire', () => {
  it('is written once for all who hear it, in memory of its own', () => {
    const event = {
      ...{ id: newId(), type: 'order.paid', version: 1, aggregate_id: newId(), sequence: 1, payload: {} },
      ...{ occurred_at: new Date(), position: 7 },
    } as unknown as PlacedEvent;
    const frame = frameOf(event);
    expect(frameOf(event)).toBe(frame);
    expect(frame.buffer.byteLength).toBe(frame.length);
    expect(frame.toString()).toMatch(/^id: 7\nevent: order\.paid\ndata: \{.*\}\n\n$/);
  });
});
