import sax from 'sax';

/** The XML as a tree, read strictly: whatever is not well-formed throws. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Xml[];
  text: string;
}

/** Reads it. @throws Error it is not well-formed, or holds what XML 1.0 cannot */
export function readXml(text: string): Xml {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text))
    throw new Error('no XML character');
  const root: Xml = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = sax.parser(true, {});
  const add = (more: string): void => {
    const top = open.at(-1);
    if (top !== undefined) top.text += more;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = add;
  parser.oncdata = add;
  parser.write(text).close();
  const [first] = root.children;
  if (first === undefined) throw new Error('no element');
  return first;
}

/** All elements of that name below, in their order. */
export function named(xml: Xml, name: string): Xml[] {
  return xml.children.flatMap((child) => [...(child.name === name ? [child] : []), ...named(child, name)]);
}

/** The text of each of them. */
export const texts = (xml: Xml, name: string): string[] => named(xml, name).map(({ text }) => text);
