import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';
import { keptText } from './kept.js';

/** The address in what a connection or a proxy says: without port, zone or IPv4 inside IPv6. Null: there is none. */
export function addressOf(text: string): string | null {
  const bare = text
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  return isIP(bare) === 0 ? null : ipaddr.process(bare).toString();
}

/** What was found for the addresses of late; emptied when it is full. */
const found = new Map<string, string>();
const mostFound = 1_000;

/** The network that is counted as one client: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(text: string): string {
  const before = found.get(text);
  if (before !== undefined) return before;
  const network = read(text);
  if (found.size >= mostFound) found.clear();
  // longer ones are no addresses
  if (text.length < 64) found.set(keptText(text), network);
  return network;
}

function read(text: string): string {
  const address = addressOf(text);
  if (address === null) return 'unknown';
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6)) return address;
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}
