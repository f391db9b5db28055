/** Codes that an operation can answer and no test can bring about, as `operation code`, each with the reason. */
export const unseen = {
  'changePassword STAFF_SIGN_IN_TOO_WEAK':
    'only when the account becomes one of staff between the check of the new password and its commit',
  'restorePostRevision CONTENT_TOO_COMPLEX':
    'a text that was taken once is refused only by the stricter limits of a later release',
  'updateNotifications NOT_FOUND':
    'only when the account is erased between the check of the token and the lock of its row',
};
