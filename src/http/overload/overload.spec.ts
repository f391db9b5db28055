import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Log } from '../../logging/log.js';
import { Overload } from './overload.js';

let lines: Record<string, unknown>[];
let overload: Overload;
beforeEach(() => {
  jest.useFakeTimers();
  lines = [];
  const write = (text: string): void => void lines.push(JSON.parse(text) as Record<string, unknown>);
  overload = new Overload(Log.at('info', { write }));
});
afterEach(() => void jest.useRealTimers());

const said = (): unknown[] => lines.map(({ msg }) => msg);

describe('An overload', () => {
  it('is one line in the log when it begins and one when it is over, however many were refused', () => {
    for (let turn = 0; turn < 100; turn += 1) {
      overload.refusal('requests');
      jest.advanceTimersByTime(100);
      overload.look();
    }
    expect(said()).toEqual(['overload']);
    jest.advanceTimersByTime(4_800);
    overload.look();
    expect(said()).toEqual(['overload']);
    jest.advanceTimersByTime(200);
    overload.look();
    overload.look();
    expect(said()).toEqual(['overload', 'overload is over']);
    expect(lines).toMatchObject([{ reason: 'requests' }, { refused: 100, seconds: 9.9 }]);
  });

  it('that comes again is told again', () => {
    for (const reason of ['database', 'event_loop'] as const) {
      overload.refusal(reason);
      jest.advanceTimersByTime(5_000);
      overload.look();
    }
    expect(said()).toEqual(['overload', 'overload is over', 'overload', 'overload is over']);
    expect(lines).toMatchObject([
      { reason: 'database' },
      { refused: 1 },
      { reason: 'event_loop' },
      { refused: 1 },
    ]);
  });
});
