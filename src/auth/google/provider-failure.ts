/** What a front end may be told of a sign-in that failed, in the words of RFC 6749 section 4.1.2.1; nothing else is passed on. */
export const failureWords = ['access_denied', 'temporarily_unavailable', 'server_error'] as const;
export type FailureWord = (typeof failureWords)[number];

/** The provider did not do its part; the message is ours and goes to the log. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  constructor(
    readonly word: FailureWord,
    message: string,
  ) {
    super(message);
  }
}

/** The word of the list that the provider used; any other is its own mistake. */
export function failureWordOf(text: string): FailureWord {
  return failureWords.find((word) => word === text) ?? 'server_error';
}
