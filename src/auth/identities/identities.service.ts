import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { NotFound, Unauthenticated, ValidationFailed } from '../../http/problem/problems.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import type { GooglePerson } from '../google/google-person.js';
import { GoogleEmailUnverified } from '../google/google.problems.js';
import type { LinkGoogleDto } from './dto/identity.dto.js';
import { Identities } from './identities.js';
import type { IdentityRow } from './identities.sql.js';
import { IdentityTaken, LastWayIn } from './identity.problems.js';
import { LinkProofs } from './link-proofs.js';
import { isOpen } from '../sessions/sessions.sql.js';

/** The accounts of other services that somebody signs in with: seeing, linking, taking away. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly identities: Identities,
    private readonly proofs: LinkProofs,
  ) {}

  /** What is linked to the caller's account. */
  list(caller: Caller): Promise<IdentityRow[]> {
    return this.identities.listOf(this.database.read, caller.id);
  }

  /**
   * Links the Google account that the proof stands for. If Google vouches for the account's own address, that is
   * proved too.
   *
   * @throws InvalidOneTimeToken the proof is not right, or is not for this account
   * @throws GoogleEmailUnverified
   * @throws IdentityTaken it is somebody else's
   * @throws AnotherIdentityLinked
   */
  async link(caller: Caller, proof: LinkGoogleDto, origin: Origin): Promise<IdentityRow> {
    const { linkToken, code, codeVerifier } = proof;
    if (linkToken !== undefined && code === undefined && codeVerifier === undefined)
      return this.database.transaction(async (tx) =>
        this.write(tx, caller, await this.proofs.takeToken(tx, caller.id, linkToken), origin),
      );
    if (linkToken !== undefined || code === undefined || codeVerifier === undefined)
      throw new ValidationFailed([oneProof]);
    const person = await this.proofs.takeCode({ code, codeVerifier }, origin);
    return this.database.transaction((tx) => this.write(tx, caller, person, origin));
  }

  /**
   * Takes an identity away.
   *
   * @throws NotFound none of that provider is linked
   * @throws LastWayIn nothing would be left to sign in with; an API key is no way in
   */
  async unlink(caller: Caller, provider: string, origin: Origin): Promise<void> {
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, caller.id);
      if (account === null) throw new Unauthenticated();
      if ((await this.identities.remove(tx, caller.id, provider, origin)) === null) throw new NotFound();
      const left = await this.identities.listOf(tx, caller.id);
      if (account.passwordHash === null && left.length === 0) throw new LastWayIn();
      this.identities.tellOwner(tx, 'identity_unlinked', caller.id);
    });
  }

  private async write(tx: Tx, caller: Caller, person: GooglePerson, origin: Origin): Promise<IdentityRow> {
    if (!person.isEmailVerified || person.email === null) throw new GoogleEmailUnverified();
    await this.identities.hold(tx, person);
    const account = await this.accounts.lock(tx, caller.id);
    // a way in outlives its session: none is made by a request that waited while the session was ended
    if (account === null || (await tx.row(isOpen, caller.sessionId)) === null) throw new Unauthenticated();
    const known = await this.identities.find(tx, person);
    if (known !== null && known.user_id !== caller.id) throw new IdentityTaken();
    if (known !== null) return known;
    const linked = await this.identities.add(tx, caller.id, person, origin);
    this.identities.tellOwner(tx, 'identity_linked', caller.id);
    await this.proofs.verifyAddress(tx, account, person.email, origin);
    return linked;
  }
}

const oneProof = {
  field: 'linkToken',
  message: 'give either linkToken, or code and codeVerifier',
  code: 'ONE_PROOF',
};
