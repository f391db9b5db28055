/**
 * Tags as a cell of CSV, `a|b`. A backslash stands before what belongs to a tag and would be taken for something else: a bar,
 * a backslash, a space at its beginning or its end.
 */
export const tagsText = (tags: readonly string[]): string =>
  tags.map((tag) => tag.replaceAll(/[\\|]|^\s|\s$/gu, (mark) => `\\${mark}`)).join('|');

/** What {@link tagsText} wrote, or somebody by hand: `a | b` are two tags without spaces. */
export const tagsOf = (text: string): string[] => (text.match(/(?:\\[\\|\s]|[^|])+/gsu) ?? []).map(tagOf);

function tagOf(text: string): string {
  const marks = text.match(/\\[\\|\s]|./gsu) ?? [];
  const isOwn = (mark: string): boolean => mark.trim() !== '';
  const own = marks.slice(marks.findIndex(isOwn), marks.findLastIndex(isOwn) + 1);
  return own.map((mark) => mark.replace(/^\\(?=.)/su, '')).join('');
}
