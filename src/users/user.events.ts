import { person, whoMay, type Audience } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';

const seenBy = (userId: string): Audience => [...person(userId, 'profile:read'), ...whoMay('users:read:any')];

/** Somebody signed up. */
export class UserCreated extends DomainEvent {
  static override readonly type = 'user.created';

  constructor(user: { id: string; role: string }) {
    super(user.id, { userId: user.id, role: user.role }, seenBy(user.id));
  }
}

/** Name, role, tier or status of an account changed; `fields` names which. */
export class UserUpdated extends DomainEvent {
  static override readonly type = 'user.updated';

  constructor(user: { id: string; role: string; status: string; fields: readonly string[] }) {
    const { id: userId, role, status, fields } = user;
    super(userId, { userId, role, status, fields }, seenBy(userId));
  }
}

/** A person was erased: account, drafts and comments are gone; orders and published posts name nobody. */
export class UserErased extends DomainEvent {
  static override readonly type = 'user.erased';

  constructor(user: { id: string }) {
    super(user.id, { userId: user.id }, whoMay('users:read:any'));
  }
}
