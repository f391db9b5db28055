import { verifyHistory } from '../boot/verify-history.js';

/** The same as `npm run history:verify`. */
export const historyVerify = (): Promise<void> => verifyHistory();
