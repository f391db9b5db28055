import { Problem } from '../http/problem/problem.js';

export class CardDeclined extends Problem {
  static override readonly status = 402;
  static override readonly code = 'CARD_DECLINED';
  static override readonly title = 'The card was declined';
}

export class PaymentClosed extends Problem {
  static override readonly status = 409;
  static override readonly code = 'PAYMENT_CLOSED';
  static override readonly title = 'The payment was cancelled';
}

export class InvalidSignature extends Problem {
  static override readonly status = 400;
  static override readonly code = 'INVALID_SIGNATURE';
  static override readonly title = 'The notice is not signed by the provider';
}

export class PaymentMismatch extends Problem {
  static override readonly status = 422;
  static override readonly code = 'PAYMENT_MISMATCH';
  static override readonly title = 'The notice speaks of another amount';
}

export class RefundNotBookable extends Problem {
  static override readonly status = 409;
  static override readonly code = 'REFUND_NOT_BOOKABLE';
  static override readonly title = 'The refund does not fit what is known of the payment';
}

export class PaymentRefused extends Problem {
  static override readonly status = 422;
  static override readonly code = 'PAYMENT_REFUSED';
  static override readonly title = 'The payment provider does not take this payment';
}

export class PaymentsNotConfigured extends Problem {
  static override readonly status = 503;
  static override readonly code = 'PAYMENTS_NOT_CONFIGURED';
  static override readonly title = 'No payment provider is configured';
}
