import type { ReactNode } from 'react';
import { useMay } from '../entrance/me.js';

/** A screen for those who have that permission; others are told so. */
export function Only({ may, children }: { may: string; children: ReactNode }): ReactNode {
  return useMay(may) ? (
    children
  ) : (
    <>
      <h1>This is not for your account</h1>
      <p className="quiet">
        It needs the permission {may}. An administrator can give you a role that has it.
      </p>
    </>
  );
}
