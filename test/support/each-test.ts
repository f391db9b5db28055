import { afterEach, expect } from '@jest/globals';
import { openStoas } from './stoa.js';

/** A test that leaves a connection in use or a transaction open fails, whatever else it showed. */
afterEach(async () => {
  for (const stoa of openStoas) {
    const leaks = await stoa.leaks();
    expect(leaks).toEqual([]);
  }
});
