import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';
import { Unauthenticated } from '../http/problem/problems.js';

export class WebhookAddressRefused extends Problem {
  static override readonly status = 422;
  static override readonly code = 'WEBHOOK_ADDRESS_REFUSED';
  static override readonly title = 'Nothing is sent to this address';
}

/** How many there can be. */
export const mostWebhooks = 50;

export class TooManyWebhooks extends Problem {
  static override readonly status = 409;
  static override readonly code = 'TOO_MANY_WEBHOOKS';
  static override readonly title = 'There are as many webhooks as there can be';

  constructor() {
    super(`There can be ${mostWebhooks}; delete one that is not needed any more.`);
  }
}

export class WebhookDisabled extends Problem {
  static override readonly status = 409;
  static override readonly code = 'WEBHOOK_DISABLED';
  static override readonly title = 'The webhook is disabled';

  constructor() {
    super('Set its status to "active" first.');
  }
}

/** An admin who was erased while the request ran. */
onConstraint('webhooks_creator_fkey', () => new Unauthenticated('The account of this token is gone.'));
