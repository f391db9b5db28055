import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Remembered } from './remembered.js';

describe('The memory of sessions', () => {
  it('forgets the one that was put first when it is full, and what is put anew counts as new', () => {
    const memory = new Remembered<string>(3);
    for (const id of ['a', 'b', 'c', 'a', 'd']) memory.put(id, { value: `${id}!`, userId: 'anna' });
    expect(['a', 'b', 'c', 'd'].map((id) => memory.get(id))).toEqual(['a!', null, 'c!', 'd!']);
    expect(memory.size).toBe(3);
  });

  it('forgets one by its own id, and all of a person by the id of the person', () => {
    const memory = new Remembered<number>(10);
    memory.put('a', { value: 1, userId: 'anna' });
    memory.put('b', { value: 2, userId: 'anna' });
    memory.put('c', { value: 3, userId: 'ben' });
    memory.forget('a');
    expect([memory.get('a'), memory.get('b')]).toEqual([null, 2]);
    memory.forget('anna');
    memory.forget('nobody');
    expect([memory.get('b'), memory.get('c')]).toEqual([null, 3]);
  });

  it('never holds more than it may, nor anything of a person that it was told to forget', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const people = fc.constantFrom('anna', 'ben');
    const steps = fc.array(
      fc.oneof(
        fc.record({ put: ids, of: people }),
        fc.record({ forget: fc.oneof(ids, people) }),
        fc.record({ clear: fc.constant(true) }),
      ),
    );
    fc.assert(
      fc.property(steps, (taken) => {
        const memory = new Remembered<string>(3);
        const owners = new Map<string, string>();
        for (const step of taken) {
          if ('put' in step) {
            memory.put(step.put, { value: step.of, userId: step.of });
            owners.set(step.put, step.of);
          } else if ('forget' in step) {
            memory.forget(step.forget);
            for (const [id, owner] of owners)
              if (step.forget === id || step.forget === owner) owners.delete(id);
          } else {
            memory.clear();
            owners.clear();
          }
          expect(memory.size).toBeLessThanOrEqual(3);
          for (const id of ['a', 'b', 'c', 'd', 'e'])
            expect([null, owners.get(id) ?? null]).toContain(memory.get(id));
        }
      }),
    );
  });
});
