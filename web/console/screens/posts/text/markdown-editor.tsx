import type { Medium } from '@stoa/sdk';
import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { imagesOf } from '../../../parts/upload.js';
import { UploadList } from '../../../parts/upload-list.js';
import { useUploads } from '../../../parts/uploads.js';
import { AltDialog } from './alt-dialog.js';
import { apply, paragraph, type Mark } from './marks.js';
import { Toolbar } from './toolbar.js';
import { toolOf } from './tools.js';

interface Editing {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

/**
 * A field for Markdown. What buttons and keys do can be undone as if it had been typed; Tab leaves the field. Images that
 * are dropped, pasted or chosen go into the library, and stand in the text once they are there.
 */
export function MarkdownEditor({ value, onChange, fault }: Editing): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [arrived, setArrived] = useState<readonly Medium[]>([]);
  const { uploads, begin, putAway } = useUploads((medium) => setArrived((all) => [...all, medium]));
  const write = (mark: Mark): void => void (field.current === null || apply(field.current, mark));
  const [medium] = arrived;
  return (
    <div className="field writing">
      <label htmlFor={id}>Text</label>
      <Toolbar write={write} onFiles={begin} />
      <Field {...{ id, field, value, onChange, fault }} onFiles={begin} />
      <p id={`${id}-hint`} className="hint">
        Markdown. Drop or paste images into it. {value.length.toLocaleString('en')} of 60,000 characters.
      </p>
      <p id={`${id}-fault`} className="fault" role="alert" hidden={fault === undefined}>
        {fault}
      </p>
      <UploadList uploads={uploads} putAway={putAway} />
      {medium === undefined ? null : (
        <AltDialog
          key={medium.id}
          medium={medium}
          onDone={(alt) => {
            setArrived((all) => all.slice(1));
            // after the dialog has given the focus back
            requestAnimationFrame(() => write(paragraph(imageMarkdown(medium.url, alt))));
          }}
        />
      )}
    </div>
  );
}

interface FieldProps extends Editing {
  readonly id: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onFiles: (files: readonly File[]) => void;
}

function Field({ id, field, value, onChange, fault, onFiles }: FieldProps): ReactNode {
  const take = (event: DragEvent | ClipboardEvent, data: DataTransfer | null): void => {
    const images = imagesOf(data);
    if (images.length === 0) return;
    event.preventDefault();
    onFiles(images);
  };
  return (
    <textarea
      id={id}
      ref={field}
      name="content"
      rows={24}
      maxLength={60_000}
      spellCheck
      value={value}
      aria-invalid={fault !== undefined}
      aria-describedby={`${id}-hint ${id}-fault`}
      onChange={({ target }) => onChange(target.value)}
      onPaste={(event) => take(event, event.clipboardData)}
      onDrop={(event) => take(event, event.dataTransfer)}
      onKeyDown={(event) => {
        const tool = toolOf(event);
        if (tool === undefined) return;
        event.preventDefault();
        apply(event.currentTarget, tool.mark);
      }}
    />
  );
}

/** The image in Markdown; its words may hold any sign. */
function imageMarkdown(url: string, alt: string): string {
  return `![${alt.replaceAll(/[\\[\]]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')}](${url})`;
}
