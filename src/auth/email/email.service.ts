import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import { UsersFacade } from '../../users/users.facade.js';
import { EmailProof } from './email-proof.js';
import { MailRequests } from './mail-requests.js';

/** The addresses of accounts: showing that they are one's own, and changing them. */
@Injectable()
export class EmailService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersFacade,
    private readonly requests: MailRequests,
    private readonly proof: EmailProof,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Takes the token of a mail: verifies the address, or puts the new one in place.
   *
   * @throws InvalidOneTimeToken unknown, used, too old, or no longer about the account's address
   * @throws EmailTaken another account got the new address in the meantime
   */
  verify(token: string, origin: Origin): Promise<void> {
    return this.database.transaction((tx) => this.proof.take(tx, token, origin));
  }

  /** Asks for the verifying mail again, for an address or for the caller's own. */
  async resend(caller: Caller | null, email: string | undefined, origin: Origin): Promise<void> {
    const own = caller === null ? null : await this.users.find(caller.id);
    const address = email ?? own?.email;
    if (address === undefined) throw new ValidationFailed([addressIsMissing]);
    await this.requests.askAbout('email_verify', address, origin);
  }

  /** Sends the mails that start a change of address. Whether the address is taken is told to nobody. */
  async startChange(caller: Caller, email: string, origin: Origin): Promise<void> {
    const { id: userId } = caller;
    const facts = { userId, email: email.trim(), sessionId: caller.sessionId ?? '' };
    const also = (tx: Tx): void => {
      this.proof.announceChange(tx, userId);
    };
    await this.requests.ask('email_change', userId, { facts, also }, origin);
    await this.database.transaction((tx) => {
      this.audit.append(tx, { type: 'email.change_asked', actorId: userId, userId }, origin);
    });
  }
}

const addressIsMissing = {
  field: 'email',
  message: 'is needed when you are not signed in',
  code: 'REQUIRED',
};
