import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { AccountsFacade, type LockedAccount } from '../../users/accounts.facade.js';
import { InvalidCredentials } from '../auth.problems.js';
import { Identities } from '../identities/identities.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { GoogleEmailUnverified } from './google.problems.js';
import type { GooglePerson } from './google-person.js';
import { factsOf } from './person-facts.js';

/** The account that is the person's, by the identity that leads there. */
interface Recognised {
  readonly userId: string;
  readonly identityId: string;
}

/** There is an account with the address that may be somebody else's; the token lets its owner link the identity. */
interface Doubtful {
  readonly linkToken: string;
}

/** Finds the account of somebody whom Google vouches for. */
@Injectable()
export class Recognition {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly identities: Identities,
    private readonly oneTime: OneTimeTokens,
  ) {}

  /**
   * By issuer and subject, and only by them (R15). Who comes for the first time gets an account, or is linked to the
   * one with the same address if that address was proved on both sides and no other identity is linked. Anybody can
   * sign up with any address: an account that nobody proved may be a trap for the owner of the address (R16).
   *
   * @throws GoogleEmailUnverified
   * @throws InvalidCredentials the account with that address is disabled
   */
  async recognise(tx: Tx, person: GooglePerson, origin: Origin): Promise<Recognised | Doubtful> {
    await this.identities.hold(tx, person);
    const known = await this.identities.find(tx, person);
    if (known !== null) return { userId: known.user_id, identityId: known.id };
    const { email, name, isEmailVerified } = person;
    if (email === null || !isEmailVerified) throw new GoogleEmailUnverified();
    const userId = await this.accounts.addVerified(tx, { email, name }, origin);
    if (userId !== null) return this.link(tx, userId, person, origin);
    const account = await this.accounts.lockByEmail(tx, email);
    if (account === null) throw new InvalidCredentials();
    if (!(await this.isSurelyTheirs(tx, account))) return this.doubt(tx, account, person);
    const linked = await this.link(tx, account.id, person, origin);
    this.identities.tellOwner(tx, 'identity_linked', account.id);
    return linked;
  }

  private async isSurelyTheirs(tx: Tx, { id, isEmailVerified }: LockedAccount): Promise<boolean> {
    return isEmailVerified && (await this.identities.listOf(tx, id)).length === 0;
  }

  private async doubt(tx: Tx, { id }: LockedAccount, person: GooglePerson): Promise<Doubtful> {
    return { linkToken: await this.oneTime.mint(tx, 'link_proof', id, factsOf(person)) };
  }

  private async link(tx: Tx, userId: string, person: GooglePerson, origin: Origin): Promise<Recognised> {
    const { id: identityId } = await this.identities.add(tx, userId, person, origin);
    return { userId, identityId };
  }
}
