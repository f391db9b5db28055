import type { Config } from '../../config/config.js';
import type { Letter } from '../../mail/letter.js';

/** A link into the shop's own front end; none where there is none, because Stoa itself has no such pages. */
export function linkTo({ mail, http }: Config, label: string, path: string): Pick<Letter, 'action'> {
  return mail.appUrl === http.publicUrl ? {} : { action: { label, url: `${mail.appUrl}/${path}` } };
}

/** The beginning of what somebody wrote, on one line. */
export function quoted(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= 200 ? characters.join('') : `${characters.slice(0, 199).join('').trimEnd()}…`;
}
