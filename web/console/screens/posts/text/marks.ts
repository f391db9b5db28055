/** A text, and what of it is marked. */
export interface Marked {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What goes where: the piece between `from` and `to` becomes `text`, of which that part is marked then. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Something that can be done to a Markdown text. */
export type Mark = (marked: Marked) => Edit;

/** Puts the same around what is marked, or takes it off where it is already. */
export const around =
  (sign: string, placeholder: string): Mark =>
  ({ value, start, end }) => {
    const isAround =
      value.slice(start - sign.length, start) === sign && value.slice(end, end + sign.length) === sign;
    const inside = value.slice(start, end);
    if (isAround && inside !== '')
      return replaced(start - sign.length, end + sign.length, inside, [0, inside.length]);
    const text = inside === '' ? placeholder : inside;
    return replaced(start, end, `${sign}${text}${sign}`, [sign.length, sign.length + text.length]);
  };

/** A link whose words are what is marked; its address is to be typed next. */
export const link: Mark = ({ value, start, end }) => {
  const words = value.slice(start, end) || 'words';
  const at = words.length + 3;
  return replaced(start, end, `[${words}](https://)`, [at, at + 'https://'.length]);
};

/** Puts a sign at the beginning of each line that is marked, or takes it off when all have it. */
export const eachLine =
  (sign: (index: number) => string, known: RegExp): Mark =>
  ({ value, start, end }) => {
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const after = value.indexOf('\n', end);
    const to = after === -1 ? value.length : after;
    const lines = value.slice(from, to).split('\n');
    const isOff = lines.every((line) => known.test(line));
    const text = lines
      .map((line, index) => (isOff ? line.replace(known, '') : `${sign(index)}${line}`))
      .join('\n');
    return replaced(from, to, text, [text.length, text.length]);
  };

/** Code: in the line, or as a block where more than a line is marked. */
export const code: Mark = (marked) => {
  const inside = marked.value.slice(marked.start, marked.end);
  if (!inside.includes('\n')) return around('`', 'code')(marked);
  return replaced(marked.start, marked.end, `\`\`\`\n${inside}\n\`\`\``, [4, 4 + inside.length]);
};

/** A paragraph of its own, of which the placeholder is marked. */
export const paragraph =
  (text: string, placeholder = ''): Mark =>
  ({ value, start, end }) => {
    const before = value.slice(0, start);
    const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const tail = value.slice(end).startsWith('\n') ? '' : '\n';
    const at = lead.length + (placeholder === '' ? text.length : text.indexOf(placeholder));
    return replaced(start, end, `${lead}${text}${tail}`, [at, at + placeholder.length]);
  };

function replaced(from: number, to: number, text: string, [start, end]: readonly [number, number]): Edit {
  return { from, to, text, start: from + start, end: from + end };
}

/**
 * Does it to a field as if it had been typed, so that undoing takes it back. Browsers that cannot do that are written to
 * directly.
 */
export function apply(field: HTMLTextAreaElement, mark: Mark): void {
  const { value, selectionStart, selectionEnd } = field;
  const { from, to, text, start, end } = mark({ value, start: selectionStart, end: selectionEnd });
  field.focus();
  field.setSelectionRange(from, to);
  // deprecated without anything in its place: the only way that leaves the history of the field whole
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  }
  field.setSelectionRange(start, end);
}
