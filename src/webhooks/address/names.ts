import { Injectable } from '@nestjs/common';
import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';

/** The addresses of hosts; tests put another in its place. */
@Injectable()
export class Names {
  /** All addresses that the name has now, as the machine resolves it. Throws when there are none. */
  addressesOf(hostname: string): Promise<LookupAddress[]> {
    return lookup(hostname, { all: true, order: 'verbatim' });
  }
}
