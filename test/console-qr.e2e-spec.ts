import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { qrModules } from '../web/console/screens/sessions/qr-modules.js';

const print = (modules: boolean[][] | null): string =>
  createHash('sha256')
    .update((modules ?? []).map((row) => row.map(Number).join('')).join('\n'))
    .digest('hex');

describe('The QR code of a second factor', () => {
  // read by another decoder when this was written, as were codes of every size
  it('is the one that phones read', () => {
    const modules = qrModules('otpauth://totp/Stoa:anna%40example.com?secret=JBSWY3DPEHPK3PXP');
    expect(modules).toHaveLength(41);
    expect(print(modules)).toBe('d7800f0a6b497fc3bebdc3f25c4fbc86eae676b92dc9e627e32e6e5ed07a5157');
  });

  it('is left out when the text is too long for one', () => {
    expect(qrModules('x'.repeat(718))).toHaveLength(97);
    expect(qrModules('x'.repeat(719))).toBeNull();
  });
});
