import { isIP } from 'node:net';

/** A value that cannot be used; the message completes the sentence "PORT ...". */
export class UnusableValue extends Error {}

export const whole =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new UnusableValue(`must be a whole number from ${min} to ${max}`);
    return value;
  };

export const oneOf =
  <T extends string>(...allowed: T[]) =>
  (text: string): T => {
    const found = allowed.find((candidate) => candidate === text);
    if (found === undefined) throw new UnusableValue(`must be one of ${allowed.join(', ')}`);
    return found;
  };

export const flag = (text: string): boolean => oneOf('true', 'false')(text) === 'true';
export const plain = (text: string): string => text;

export const url =
  (...protocols: string[]) =>
  (text: string): string => {
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
      throw new UnusableValue(`must be an address that starts with ${protocols.join(' or ')}//`);
    return text.replace(/\/$/, '');
  };

export const queuePrefix = (text: string): string => {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text))
    throw new UnusableValue('must be at most 40 small letters, digits and hyphens');
  return text;
};

/** What stands between commas. */
export const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Lines that stand in one, apart by semicolons. */
export const lines = (text: string): string[] =>
  text
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const origins = (text: string): string[] =>
  list(text).map((item) => new URL(url('http:', 'https:')(item)).origin);

export const databases = (text: string): string[] => list(text).map(url('postgres:', 'postgresql:'));

/** As they are written, to the letter: they are compared as text. */
export const addresses = (text: string): string[] => {
  const items = list(text);
  items.forEach(url('http:', 'https:'));
  return items;
};

export const networks = (text: string): string[] => {
  const items = list(text);
  if (!items.every(isNetwork))
    throw new UnusableValue('must be IP addresses or networks joined by commas, such as 10.0.0.0/8');
  return items;
};

/** Names or addresses, each with an optional port, and networks. */
export const hostsAndNetworks = (text: string): string[] => {
  const items = list(text);
  if (!items.every((item) => isNetwork(item) || isHost(item)))
    throw new UnusableValue('must be hosts, host:port or networks joined by commas, such as 10.0.0.0/8');
  return items;
};

function isHost(text: string): boolean {
  return /^(\[[0-9a-fA-F:.]+\]|[\w.-]+)(:\d{1,5})?$/.test(text) && URL.canParse(`http://${text}`);
}

function isNetwork(text: string): boolean {
  const [address = '', prefix = '1', ...more] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  const isPrefix = /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits;
  return isIP(address) !== 0 && isPrefix && more.length === 0;
}

export const longEnough = (min: number) => (text: string) => {
  if (text.length < min) throw new UnusableValue(`must have at least ${min} characters`);
  return text;
};

export const secrets = (text: string): string[] => {
  const items = list(text);
  if (items.some((item) => item.length < 32))
    throw new UnusableValue('must be secrets of at least 32 characters each, joined by commas');
  return items;
};

export const quota = (text: string): { limit: number; windowSeconds: number } => {
  const match = /^(\d{1,9})\/(\d{1,6})$/.exec(text);
  const [limit, windowSeconds] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || limit < 1 || windowSeconds < 1)
    throw new UnusableValue('must be requests/seconds, such as 100/60');
  return { limit, windowSeconds };
};
