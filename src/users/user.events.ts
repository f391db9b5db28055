import { DomainEvent } from '../events/domain-event.js';

/** Somebody signed up. */
export class UserCreated extends DomainEvent {
  static override readonly type = 'user.created';

  constructor(user: { id: string; role: string }) {
    super(user.id, { userId: user.id, role: user.role });
  }
}
