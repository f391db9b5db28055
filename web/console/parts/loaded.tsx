import type { ReactNode } from 'react';
import { Failure } from './failure.js';

interface Read<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What was read once it is there; until then that it comes, or why it does not. */
export function Loaded<Data>({
  of: { data, error, refetch },
  children,
}: {
  of: Read<Data>;
  children: (data: Data) => ReactNode;
}): ReactNode {
  if (data !== undefined) return children(data);
  if (error === null) return <p className="waiting">One moment …</p>;
  return <Failure error={error} again={() => void refetch()} />;
}
