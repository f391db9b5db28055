const fieldNames = { email: 'address', code: 'code', recoveryCode: 'recovery code' };

/** What went wrong, in words for people. */
export function sentenceOf({ status, code, detail, errors = [], seconds }) {
  if (code === 'UNREACHABLE') return 'The service did not answer. Look at your connection and try again.';
  if (errors.length > 0) return `The ${fieldNames[errors[0].field] ?? errors[0].field} ${errors[0].message}.`;
  if (status === 429) return `That was too often. Try again in ${spanOf(Number(seconds))}.`;
  if (seconds !== null) return `Too much is going on just now. Try again in ${spanOf(Number(seconds))}.`;
  return detail ?? 'Something went wrong on our side. Try again in a minute.';
}

function spanOf(seconds) {
  if (seconds <= 1) return 'a second';
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
