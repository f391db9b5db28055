import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { list, UnusableValue } from './parsers.js';

/** Reads private keys of ES256 out of PEM files; what a file holds is never told. */
export const signingKeyFiles = (text: string): KeyObject[] => {
  const keys = list(text).map(signingKeyIn);
  const isRepeated = keys.some((key, index) => keys.slice(0, index).some((other) => other.equals(key)));
  if (isRepeated) throw new UnusableValue('must name each key once');
  return keys;
};

function signingKeyIn(path: string): KeyObject {
  const key = privateKeyIn(contentOf(path), path);
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new UnusableValue(`must name keys of the curve P-256; the one in ${path} is another`);
  return key;
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new UnusableValue(`must name files that can be read; ${path} cannot`);
  }
}

function privateKeyIn(content: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey({ key: content, format: 'pem' });
  } catch {
    throw new UnusableValue(`must name PEM files with an unencrypted private key; ${path} is none`);
  }
}
