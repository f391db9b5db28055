import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import type { TokensDto } from '../dto/tokens.dto.js';
import { lifetimes } from '../one-time/one-time-tokens.js';
import { Entrance } from '../signin/entrance.js';
import { HandOffs, type Redemption } from './hand-offs.js';
import { IdentityLinkRequired } from './google.problems.js';
import { Recognition } from './recognition.js';

/** The last step of a sign-in with Google: the front end trades its code for a session. */
@Injectable()
export class RedemptionService {
  constructor(
    private readonly database: Database,
    private readonly handOffs: HandOffs,
    private readonly recognition: Recognition,
    private readonly entrance: Entrance,
  ) {}

  /**
   * Opens a session for the person whom Google vouched for, in the account that is theirs, or in a new one.
   *
   * @throws InvalidOneTimeToken the code or its verifier is not right
   * @throws GoogleEmailUnverified there is no account yet, and no address to make one with
   * @throws IdentityLinkRequired there is one with the address, and it may be somebody else's
   * @throws SecondFactorRequired the account asks for more
   * @throws InvalidCredentials the account is disabled, or the identity was just taken from it
   */
  async redeem(redemption: Redemption, origin: Origin): Promise<TokensDto> {
    const { handOffId, person } = await this.handOffs.take('signin', redemption, origin);
    const found = await this.database.transaction((tx) => this.recognition.recognise(tx, person, origin));
    if ('linkToken' in found) throw new IdentityLinkRequired(found.linkToken, lifetimes.link_proof);
    return this.entrance.enter({ ...found, methods: ['fed'], handOffId }, origin);
  }
}
