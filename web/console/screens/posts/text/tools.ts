import { around, code, eachLine, link, paragraph, type Mark } from './marks.js';

/** A button above the text, and the key that does the same with Ctrl or Cmd. */
export interface Tool {
  readonly name: string;
  readonly sign: string;
  readonly mark: Mark;
  /** Pressed together with Ctrl or Cmd. */
  readonly key: string;
  /** Whether Shift belongs to the key. */
  readonly shift?: boolean;
}

/** What can be done to a text, in the order of the buttons. */
export const tools: readonly Tool[] = [
  { name: 'Bold', sign: 'B', mark: around('**', 'bold'), key: 'b' },
  { name: 'Italic', sign: 'I', mark: around('*', 'italic'), key: 'i' },
  { name: 'Link', sign: 'Link', mark: link, key: 'k' },
  { name: 'Heading', sign: 'H', mark: eachLine(() => '## ', /^## /), key: 'h', shift: true },
  { name: 'List', sign: '• List', mark: eachLine(() => '- ', /^- /), key: '8', shift: true },
  {
    ...{ name: 'Numbered list', sign: 'Numbered', key: '7', shift: true },
    mark: eachLine((index) => `${index + 1}. `, /^\d+\. /),
  },
  { name: 'Quote', sign: '❝', mark: eachLine(() => '> ', /^> /), key: '.', shift: true },
  { name: 'Code', sign: '</>', mark: code, key: 'e' },
  { name: 'Product', sign: 'Product', mark: paragraph('::product{SKU}', 'SKU'), key: 'x', shift: true },
];

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** The tool of a key that was pressed. */
export function toolOf({ key, code: place, ctrlKey, metaKey, shiftKey }: Pressed): Tool | undefined {
  if (!ctrlKey && !metaKey) return undefined;
  // digits and signs by their place: what they are with Shift is different on each keyboard
  const pressed = [key.toLowerCase(), place.replace('Digit', ''), place === 'Period' ? '.' : ''];
  return tools.find((tool) => (tool.shift ?? false) === shiftKey && pressed.includes(tool.key));
}

/** The key of a tool, as people write it. */
export function keysOf({ key, shift = false }: Tool): string {
  return ` (Ctrl+${shift ? 'Shift+' : ''}${key.toUpperCase()})`;
}
