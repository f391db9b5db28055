const tokens = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** Longer texts are shown in one colour: each word of it would be an element. */
const longest = 60_000;

/** JSON with its names, texts and numbers told apart by colour. */
export function highlighted(json: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (json.length > longest) {
    fragment.append(json);
    return fragment;
  }
  let from = 0;
  for (const match of json.matchAll(tokens)) {
    const [all, text, colon, word] = match;
    fragment.append(json.slice(from, match.index));
    const shown = document.createElement('span');
    shown.className = kindOf(text, colon, word);
    shown.textContent = text ?? all;
    fragment.append(shown, colon ?? '');
    from = match.index + all.length;
  }
  fragment.append(json.slice(from));
  return fragment;
}

function kindOf(text: string | undefined, colon: string | undefined, word: string | undefined): string {
  if (text !== undefined) return colon === undefined ? 'json-text' : 'json-name';
  return word === undefined ? 'json-number' : 'json-word';
}

/** A value as people read it. */
export const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
