import { useState, type DragEvent, type ReactNode } from 'react';
import { useFault } from '../../parts/form.js';
import { sizeOf } from './jobs.js';

interface FileDropProps {
  readonly name: string;
  readonly label: string;
  readonly accept: string;
  readonly hint: string;
}

/** A file, chosen or dropped. */
export function FileDrop({ name, label, accept, hint }: FileDropProps): ReactNode {
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const fault = useFault(name);
  const drag = (event: DragEvent, over: boolean): void => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <label
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        const input = event.currentTarget.querySelector('input');
        if (input === null || event.dataTransfer.files.length === 0) return;
        input.files = event.dataTransfer.files;
        setFile(event.dataTransfer.files[0] ?? null);
      }}
    >
      <strong>{label}</strong>
      <input
        type="file"
        name={name}
        accept={accept}
        aria-describedby={`${name}-said`}
        onChange={({ target }) => setFile(target.files?.[0] ?? null)}
      />
      <span className={fault === undefined ? 'hint' : 'fault'} id={`${name}-said`} role="status">
        {fault ?? (file === null ? hint : `${file.name}, ${sizeOf(file.size)}`)}
      </span>
    </label>
  );
}
