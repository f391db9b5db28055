import { useRef, type ReactNode } from 'react';
import { imageTypes } from './upload.js';

/** A button that chooses images of this device. */
export function ChooseImages({
  onFiles,
  words = 'Image',
  isSeveral = true,
}: {
  onFiles: (files: readonly File[]) => void;
  words?: string;
  isSeveral?: boolean;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {words}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={isSeveral}
        accept={imageTypes}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
