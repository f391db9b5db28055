import { describe, expect, it } from '@jest/globals';
import { assertRuntime, RuntimeTooOld } from './runtime.js';

describe('The Node that runs this', () => {
  it.each(['24.0.0', '24.21.0', '26.1.0'])('will do: %s', (version) => {
    expect(() => assertRuntime(version)).not.toThrow();
  });

  it.each(['18.20.4', '20.20.2', '23.11.1'])('is too old: %s', (version) => {
    expect(() => assertRuntime(version)).toThrow(RuntimeTooOld);
  });
});
