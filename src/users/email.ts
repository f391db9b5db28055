import { domainToASCII } from 'node:url';

/** The form in which two spellings of an address are one; null when the text is no address that we take. */
export function normalEmail(text: string): string | null {
  const trimmed = text.trim().normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  const domain = trimmed.slice(at + 1);
  // in this order: T with two dots is two characters in NFC, and t with two dots is one
  const local = trimmed.slice(0, at).toLowerCase().normalize('NFC');
  const host = ofUrls.test(domain) ? '' : domainToASCII(domain).toLowerCase();
  const isSafe = at > 0 && hasPlainLetters(text) && !deceptive.test(trimmed) && local.length <= 64;
  const normal = `${local}@${host}`;
  return isSafe && wellFormed.test(normal) && normal.length <= 254 ? normal : null;
}

/** No letter that is only another way of writing a plain one, such as U+212A for K. */
function hasPlainLetters(text: string): boolean {
  return [...text].every((letter) => letter.normalize('NFKC') === letter);
}

/** Controls, invisible and direction-changing characters, unpaired surrogates, spaces. */
const deceptive = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** What ends or spells a host in a URL, and would be taken away without a word. */
const ofUrls = /[/\\?#%:]/;
const wellFormed = /^[^@\s"(),:;<>[\\\]]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
