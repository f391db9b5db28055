import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { CheckField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { useRetryKeys } from '../../parts/retry-key.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { FileDrop } from './file-drop.js';

const tenMinutes = 600_000;

interface Sent {
  readonly file: File;
  readonly type: string;
  readonly dryRun: boolean;
  readonly atomic: boolean;
}

/** Sends a file with products, and goes to where one sees how far its import is. */
export function Upload(): ReactNode {
  const [, go] = useLocation();
  const keys = useRetryKeys();
  const upload = useMutation({
    mutationFn: ({ file, type, dryRun, atomic }: Sent) => {
      const { name, size, lastModified } = file;
      const key = keys.of({ name, size, lastModified, type, dryRun, atomic });
      return stoa.createImport(
        { body: file, dryRun, atomic, 'Idempotency-Key': key },
        { headers: { 'Content-Type': type }, timeout: tenMinutes },
      );
    },
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    const file = fileIn(values);
    const [dryRun, atomic] = [values.flag('dryRun'), values.flag('atomic')];
    const { id } = await upload.mutateAsync({ file, type: typeOf(file), dryRun, atomic });
    keys.done();
    go(`/imports/${id}`);
  };
  return (
    <div className="sheet">
      <Form button="Import the file" send={send}>
        <FileDrop
          name="file"
          label="A file with products"
          accept=".csv,.ndjson,.jsonl,text/csv,application/x-ndjson"
          hint="CSV or NDJSON, as an export gives it. Choose it, or drop it here."
        />
        <CheckField name="dryRun" label="Dry run: only say what would happen" />
        <CheckField name="atomic" label="All or nothing: refuse the file when a row is refused" />
      </Form>
    </div>
  );
}

/** The file of the form. @throws Told there is none */
export function fileIn(values: Values): File {
  const file = values.data.get('file');
  if (!(file instanceof File) || file.size === 0)
    throw new Told('Choose a file that has something in it.', 'file');
  return file;
}

/** By the end of its name: what browsers say of its type differs from system to system. @throws Told it is neither */
function typeOf({ name }: File): string {
  if (/\.csv$/i.test(name)) return 'text/csv';
  if (/\.(ndjson|jsonl)$/i.test(name)) return 'application/x-ndjson';
  throw new Told('The name of the file ends in .csv, .ndjson or .jsonl.', 'file');
}
