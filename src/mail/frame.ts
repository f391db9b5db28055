import { readFileSync } from 'node:fs';
import { escaped } from '../http/escaped.js';

type Texts = Readonly<Record<string, string>>;
type Part = Readonly<Record<string, string | readonly Texts[]>>;

/** What stands in a frame: a text for each name, and for each part its repetitions, none of them leaving it out. */
export type Filling = Readonly<Record<string, string | readonly Part[]>>;

/** Made from `frame.mjml` by `npm run generate`. */
const frame = readFileSync(new URL('frame.html', import.meta.url), 'utf8').replaceAll('\r\n', '\n');

/** The frame of all letters with this in it, everything escaped. */
export function framed(filling: Filling): string {
  return filled(frame, filling);
}

/**
 * Puts texts where `{{name}}` stands, and repeats what is between `[[name]]` and `[[/name]]`. What was put in is not looked
 * at again, so nobody's words can be a place for others. A name that the filling lacks is our own mistake: it throws.
 */
function filled(template: string, filling: Filling): string {
  return template.replaceAll(
    /\[\[(\w+)\]\]([\s\S]*?)\[\[\/\1\]\]|\{\{(\w+)\}\}/g,
    (_all, part: string | undefined, inside: string, name: string) => {
      const value = filling[part ?? name];
      if (part === undefined && typeof value === 'string') return escaped(value);
      if (part !== undefined && Array.isArray(value))
        return value.map((each: Filling) => filled(inside, each)).join('');
      throw new Error(`the frame of letters asks for "${part ?? name}"`);
    },
  );
}
