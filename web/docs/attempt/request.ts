import { home } from '../../console/home.js';
import type { Operation, Parameter } from '../model.js';

/** A request as the form says it. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | null;
}

/** Puts the request together: what is empty is left out. `valueOf` gives what was typed for a parameter. */
export function requestOf(
  { method, path, parameters }: Operation,
  valueOf: (parameter: Parameter) => string,
  sent: { readonly body: BodyInit | null; readonly type: string | null },
): Request {
  const given = parameters
    .map((parameter) => ({ parameter, value: valueOf(parameter) }))
    .filter(({ value }) => value !== '');
  const query = new URLSearchParams();
  const headers: Record<string, string> = { Accept: '*/*' };
  let address = path;
  for (const { parameter, value } of given) {
    if (parameter.place === 'query') query.append(parameter.name, value);
    else if (parameter.place === 'header') headers[parameter.name] = value;
    else address = address.replace(`{${parameter.name}}`, () => encodeURIComponent(value));
  }
  if (sent.type !== null && sent.body !== null) headers['Content-Type'] = sent.type;
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  return { method: method.toUpperCase(), url: `${home}${address}${search}`, headers, body: sent.body };
}

/** The same for a terminal; the token is a variable there, so that nobody pastes theirs somewhere. */
export function asCurl({ method, url, headers, body }: Request, isSigned: boolean): string {
  const lines = [`curl -X ${method} ${quoted(location.origin + url)}`];
  if (isSigned) lines.push('-H "Authorization: Bearer $STOA_TOKEN"');
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (typeof body === 'string') lines.push(`--data-raw ${quoted(body)}`);
  else if (body instanceof FormData)
    for (const [name, value] of body)
      lines.push(`-F ${quoted(typeof value === 'string' ? `${name}=${value}` : `${name}=@${value.name}`)}`);
  else if (body instanceof File) lines.push(`--data-binary ${quoted(`@${body.name}`)}`);
  return lines.join(' \\\n  ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
