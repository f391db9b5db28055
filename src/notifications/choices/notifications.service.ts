import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Database, type Tx } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { Forbidden, NotFound, ValidationFailed } from '../../http/problem/problems.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { NotificationMandatory } from './choice.problems.js';
import { choicesOf } from './choices.sql.js';
import { Choices, concerns, shown } from './choices.js';
import { NotificationsDto, type NotificationChoiceDto } from './dto/notifications.dto.js';
import { isOptional } from './topics.js';

/** What somebody gets letters about, and saying what one can do without. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly choices: Choices,
  ) {}

  /** The topics that concern the caller. */
  async get(caller: Caller): Promise<NotificationsDto> {
    return NotificationsDto.of(shown(caller.role, await this.database.read.rows(choicesOf, caller.id)));
  }

  /**
   * Sets what the caller wants; all of it or nothing.
   *
   * @throws NotificationMandatory a topic is to be off that cannot be
   * @throws Forbidden a topic does not concern the caller
   * @throws ValidationFailed one topic twice
   * @throws PreconditionFailed
   */
  update(
    caller: Caller,
    wanted: readonly NotificationChoiceDto[],
    precondition: Precondition,
  ): Promise<NotificationsDto> {
    refuseTwice(wanted);
    return this.database.transaction(async (tx) => {
      if ((await this.accounts.lock(tx, caller.id)) === null) throw new NotFound();
      if (precondition.isDemanded) precondition.check(await read(tx, caller));
      for (const choice of wanted) await this.choose(tx, caller, choice);
      return read(tx, caller);
    });
  }

  private async choose(tx: Tx, caller: Caller, { topic, enabled }: NotificationChoiceDto): Promise<void> {
    if (!concerns(caller.role, topic)) throw new Forbidden('These letters are for those who keep stock.');
    if (isOptional(topic)) await this.choices.choose(tx, caller.id, topic, enabled);
    else if (!enabled) throw new NotificationMandatory(topic);
  }
}

async function read(tx: Tx, { id, role }: Caller): Promise<NotificationsDto> {
  return NotificationsDto.of(shown(role, await tx.rows(choicesOf, id)));
}

function refuseTwice(wanted: readonly NotificationChoiceDto[]): void {
  wanted.forEach(({ topic }, index) => {
    if (wanted.findIndex((other) => other.topic === topic) < index)
      throw new ValidationFailed([
        { field: `topics.${index}.topic`, message: 'was named before', code: 'TWICE' },
      ]);
  });
}
