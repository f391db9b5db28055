import { Problem } from '../../http/problem/problem.js';

export class NotificationMandatory extends Problem {
  static override readonly status = 422;
  static override readonly code = 'NOTIFICATION_MANDATORY';
  static override readonly title = 'These letters cannot be switched off';
  static override readonly example = { topic: 'security' };

  constructor(topic: string) {
    super('They tell of your own orders, or of what could be somebody else.', { topic });
  }
}
