import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '../../config/config.js';
import { Log } from '../../logging/log.js';
import { Admission } from './admission.js';
import { Overload } from './overload.js';

let admission: Admission;
beforeEach(() => {
  admission = new Admission(loadConfig({}), new Overload(Log.at('silent')));
  admission.start();
  for (let turn = 0; turn < 64; turn += 1) admission.enter('ordinary');
});
afterEach(() => admission.stop());

describe('Who comes while 64 are worked on', () => {
  it('is let in when the event loop is in time', () => {
    expect([admission.fullOf('ordinary'), admission.fullOf('essential')]).toEqual([null, null]);
  });

  it('is not when it stood still, already in that very turn, unless it is essential; and is when it goes on', async () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
    expect([admission.fullOf('ordinary'), admission.fullOf('essential')]).toEqual(['event_loop', null]);
    await delay(50);
    while (admission.fullOf('ordinary') !== null) await delay(20);
  });
});

describe('Who renews a session', () => {
  it('is let in as one of a thousand of the same moment, and not on top of them', () => {
    for (let others = 0; others < 999; others += 1) admission.enter('essential');
    expect(admission.fullOf('essential')).toBeNull();
    admission.enter('essential');
    expect([admission.fullOf('essential'), admission.fullOf('ordinary')]).toEqual(['requests', null]);
  });
});
