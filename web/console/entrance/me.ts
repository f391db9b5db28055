import type { Me } from '@stoa/sdk';
import { createContext, use } from 'react';

export const MeContext = createContext<Me | null>(null);

/** Whoever is signed in. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error('nobody is signed in here');
  return me;
}

/** Whether whoever is signed in may do that: `useMay('orders:refund')`. The service decides; this only hides buttons. */
export function useMay(permission: string): boolean {
  return useMe().permissions.some((held) => held === permission);
}
