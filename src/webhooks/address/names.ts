import { Injectable, Optional } from '@nestjs/common';
import type { LookupAddress } from 'node:dns';
import { Resolver, lookup } from 'node:dns/promises';

const tries = 2;
const timeoutMilliseconds = 3_000;

/** The addresses of hosts; tests put another in its place. */
@Injectable()
export class Names {
  /** `servers`: other name servers than the machine's. */
  constructor(@Optional() private readonly servers: readonly string[] = []) {}

  /**
   * All addresses that the name has now. Name servers are asked over sockets of our own, which end with the signal: a
   * lookup by the machine holds one of the few threads that connections to the database need, too, for as long as a name
   * server pleases. The machine itself, whose own table may have it, is asked only for a host that the configuration
   * names.
   *
   * @throws Error there are none
   */
  async addressesOf(hostname: string, isOurs: boolean, signal: AbortSignal): Promise<LookupAddress[]> {
    if (isOurs) return lookup(hostname, { all: true, order: 'verbatim' });
    const resolver = new Resolver({ timeout: timeoutMilliseconds, tries });
    if (this.servers.length > 0) resolver.setServers(this.servers);
    const cancel = (): void => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const [four, six] = await Promise.allSettled([
        resolver.resolve4(hostname),
        resolver.resolve6(hostname),
      ]);
      const found = [...addresses(four, 4), ...addresses(six, 6)];
      if (found.length === 0) throw reasonOf(four) ?? reasonOf(six) ?? new Error('it has no address');
      return found;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}

function addresses(answer: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] {
  return answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
}

/** Why there is no answer, if that is more than "there are no addresses of this kind". */
function reasonOf(answer: PromiseSettledResult<string[]>): Error | null {
  return answer.status === 'rejected' ? (answer.reason as Error) : null;
}
