/** The cards of the sandbox, each with what happens when somebody pays with it. */
export const sandboxCards = [
  /** Pays. */
  'pm_card_visa',
  /** Is declined; another may be tried. */
  'pm_card_declined',
  /** Wants its owner to confirm: pays when it is used again with `authenticated`. */
  'pm_card_authenticate',
  /** Pays, and nobody hears of it: the answer times out, and no notice is sent. */
  'pm_card_timeout',
  /** Pays, and its notice comes twice at once. */
  'pm_card_twice',
  /** Pays, and its notice comes before one of an earlier moment. */
  'pm_card_disordered',
  /** Pays; when the money goes back the answer to that times out once. */
  'pm_card_refund_timeout',
  /** Pays; money never goes back to it. */
  'pm_card_refund_fails',
] as const;

export type SandboxCard = (typeof sandboxCards)[number];
