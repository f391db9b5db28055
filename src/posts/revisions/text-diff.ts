import { diffArrays } from 'diff';

/** A piece of a text: in both, only in the later one, or only in the earlier one. */
export interface TextPart {
  readonly kind: 'kept' | 'added' | 'removed';
  readonly text: string;
}

/** Past so many differing words texts are compared by lines, past so many lines not at all: the work stays bounded. */
export const mostEdits = 400;

/** Words, runs of blanks, and single marks; where a script does not part its words, single characters. */
const words =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_])+|./gsu;
const lines = /[^\n]*\n|[^\n]+/g;

/**
 * What makes `after` of `before`: the kept and removed parts are all of the one, the kept and added all of the other. By
 * words; by lines where most words differ; as a whole where most lines do.
 */
export function textDiff(before: string, after: string): TextPart[] {
  return by(words, before, after) ?? by(lines, before, after) ?? whole(before, after);
}

/** The same of two lists, each part one item. */
export function listDiff(before: readonly string[], after: readonly string[]): TextPart[] {
  return diffArrays([...before], [...after]).flatMap(({ added, removed, value }) =>
    value.map((text) => ({ kind: kindOf(added, removed), text })),
  );
}

const kindOf = (added: boolean, removed: boolean): TextPart['kind'] =>
  added ? 'added' : removed ? 'removed' : 'kept';

function by(pieces: RegExp, before: string, after: string): TextPart[] | null {
  const options = { maxEditLength: mostEdits };
  const changes = diffArrays(before.match(pieces) ?? [], after.match(pieces) ?? [], options);
  if (changes === undefined) return null;
  return changes.map(({ added, removed, value }) => ({
    kind: kindOf(added, removed),
    text: value.join(''),
  }));
}

function whole(before: string, after: string): TextPart[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}
