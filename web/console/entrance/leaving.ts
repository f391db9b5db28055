import { mayLeave } from '../parts/leaving.js';
import { stoa } from '../stoa.js';

const patience = 2_500;
let isOwnWish = false;

/** Whether it was whoever sat here who ended the session. */
export const leftOnPurpose = (): boolean => isOwnWish;

/** Whoever leaves is gone here, also when the service cannot be told; they are asked first what becomes of what they typed. */
export async function signOut(): Promise<void> {
  if (!mayLeave()) return;
  isOwnWish = true;
  // a service that does not answer is not waited for
  const told = stoa.logout().catch(() => undefined);
  await Promise.race([told, new Promise((resolve) => setTimeout(resolve, patience))]);
  stoa.session.set(null);
}

/** Somebody came in: from now on an end is none that was wished. */
export function arrive(): void {
  isOwnWish = false;
}
