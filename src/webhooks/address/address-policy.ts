import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Config } from '../../config/config.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Why nothing is sent to an address, in words for whoever set it. */
export class RefusedAddress extends Error {}

const longest = 2_000;
/** Names that mean this machine, or one inside, wherever they are resolved. */
const innerName = /(^|\.)(localhost|localdomain|local|internal|home\.arpa)$/;
const globalSixes = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
/** Inside of 2000::/3, and not for everybody: protocol assignments, documentation. */
const specialSixes = ['2001::/23', '3fff::/20'].map((text) => ipaddr.parseCIDR(text)) as [
  ipaddr.IPv6,
  number,
][];

/**
 * Where webhooks may lead: to addresses that everybody on the internet may reach, by https, and to what the
 * configuration allows beside. Names are judged by every address they have at the moment of sending (R43).
 */
@Injectable()
export class AddressPolicy {
  private readonly hosts: { readonly hostname: string; readonly port: string | null }[] = [];
  private readonly networks: [Address, number][] = [];

  constructor(config: Config) {
    for (const item of config.webhooks.allowedHosts) {
      if (item.includes('/')) this.networks.push(ipaddr.parseCIDR(item));
      else this.hosts.push(hostOf(item));
    }
  }

  /**
   * The address as it will be used, judged as far as that goes without asking anybody for the addresses of a name.
   *
   * @throws RefusedAddress
   */
  check(text: string): URL {
    if (!URL.canParse(text)) throw new RefusedAddress('It is no address of the web.');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw new RefusedAddress('It must start with https://.');
    if (url.username !== '' || url.password !== '')
      throw new RefusedAddress('It must not hold a user name or a password.');
    if (url.href.length > longest) throw new RefusedAddress(`It must have ${longest} characters at most.`);
    const literal = literalOf(url);
    if (literal !== null) this.checkAddresses(url, [literal]);
    else this.checkName(url);
    return url;
  }

  /**
   * Judges all the addresses that the host has; one that is not allowed spoils the others.
   *
   * @throws RefusedAddress
   */
  checkAddresses(url: URL, addresses: readonly string[]): void {
    if (addresses.length === 0) throw new RefusedAddress('The name of its host has no address.');
    if (this.isListed(url)) return;
    const parsed = addresses.map(addressOf);
    if (parsed.every((address) => address !== null && this.isInNetworks(address))) return;
    if (!parsed.every((address) => address !== null && (isGlobal(address) || this.isInNetworks(address))))
      throw new RefusedAddress('It leads to a private or special address.');
    if (url.protocol !== 'https:') throw new RefusedAddress('It must start with https://.');
  }

  private checkName(url: URL): void {
    if (this.isListed(url)) return;
    if (innerName.test(nameOf(url))) throw new RefusedAddress('It leads to a private or special address.');
    // with networks in the list it depends on the addresses
    if (url.protocol !== 'https:' && this.networks.length === 0)
      throw new RefusedAddress('It must start with https://.');
  }

  /** Whether the configuration names this very host. */
  isListed(url: URL): boolean {
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return this.hosts.some(
      (host) => host.hostname === nameOf(url) && (host.port === null || host.port === port),
    );
  }

  private isInNetworks(address: Address): boolean {
    return this.networks.some(
      ([network, bits]) => address.kind() === network.kind() && address.match([network, bits] as never),
    );
  }
}

/** The address that stands in the place of the host's name, or null. `URL` has turned every notation into one. */
export function literalOf(url: URL): string | null {
  const text = nameOf(url).replace(/^\[|\]$/g, '');
  return ipaddr.isValid(text) ? text : null;
}

function nameOf({ hostname }: URL): string {
  return hostname.toLowerCase().replace(/\.+$/, '');
}

function hostOf(item: string): { hostname: string; port: string | null } {
  const port = /:(\d+)$/.exec(item.replace(/^\[.*\]/, ''))?.[1] ?? null;
  const host = port === null ? item : item.slice(0, -port.length - 1);
  return { hostname: nameOf(new URL(`http://${host}`)), port: port === null ? null : String(Number(port)) };
}

/** What is reached in the end: an IPv4 address in the clothes of an IPv6 one is an IPv4 address. */
function addressOf(text: string): Address | null {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

function isGlobal(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv4') return true;
  const six = address as ipaddr.IPv6;
  return six.match(globalSixes) && !specialSixes.some((special) => six.match(special));
}
