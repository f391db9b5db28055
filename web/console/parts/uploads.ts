import type { Medium } from '@stoa/sdk';
import { useCallback, useState } from 'react';
import { upload } from './upload.js';
import { sentenceOf } from '../queries.js';

/** An image on its way into the library. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly part: number;
  /** Why it did not arrive. */
  readonly fault: string | null;
}

let last = 0;

/** Images on their way: those that are there are handed on, those that were refused say why until they are put away. */
export function useUploads(onThere: (medium: Medium) => void): {
  uploads: readonly Upload[];
  begin: (files: readonly File[]) => void;
  putAway: (key: number) => void;
} {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const putAway = useCallback(
    (key: number): void => setUploads((all) => all.filter((one) => one.key !== key)),
    [],
  );
  const begin = async (file: File): Promise<void> => {
    const key = (last += 1);
    const set = (change: Partial<Upload>): void =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
    setUploads((all) => [...all, { key, name: file.name, part: 0, fault: null }]);
    try {
      onThere(await upload(file, null, (part) => set({ part })));
      putAway(key);
    } catch (error) {
      set({ fault: sentenceOf(error) });
    }
  };
  return { uploads, begin: (files) => void Promise.all(files.map(begin)), putAway };
}
