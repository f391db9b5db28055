import { DomainEvent } from '../events/domain-event.js';

/** Somebody signed up. */
export class UserCreated extends DomainEvent {
  static override readonly type = 'user.created';

  constructor(user: { id: string; role: string }) {
    super(user.id, { userId: user.id, role: user.role });
  }
}

/** Name, role, tier or status of an account changed; `fields` names which. */
export class UserUpdated extends DomainEvent {
  static override readonly type = 'user.updated';

  constructor(user: { id: string; role: string; status: string; fields: readonly string[] }) {
    super(user.id, { userId: user.id, role: user.role, status: user.status, fields: user.fields });
  }
}

/** A person was erased: account, drafts and comments are gone; orders and published posts name nobody. */
export class UserErased extends DomainEvent {
  static override readonly type = 'user.erased';

  constructor(user: { id: string }) {
    super(user.id, { userId: user.id });
  }
}
