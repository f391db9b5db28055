import type { ReactNode } from 'react';
import { ChooseImages } from '../../../parts/choose-images.js';
import type { Mark } from './marks.js';
import { keysOf, tools } from './tools.js';

/** What can be done to the text by buttons. */
export function Toolbar({
  write,
  onFiles,
}: {
  write: (mark: Mark) => void;
  onFiles: (files: readonly File[]) => void;
}): ReactNode {
  return (
    <div className="toolbar" role="group" aria-label="Formatting">
      {tools.map((tool) => (
        <button
          key={tool.name}
          type="button"
          className="button"
          title={`${tool.name}${keysOf(tool)}`}
          aria-label={tool.name}
          onClick={() => write(tool.mark)}
        >
          {tool.sign}
        </button>
      ))}
      <ChooseImages onFiles={onFiles} />
    </div>
  );
}
