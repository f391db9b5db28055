import { variables } from '../../dist/config/variables.js';

/** `.env.example`: every variable that is read, with its meaning and its default. */
export function environmentFile() {
  const entries = Object.entries(variables).map(
    ([name, { fallback, meaning }]) => `# ${meaning}\n#${name}=${fallback ?? ''}\n`,
  );
  return [
    '# Every variable that Stoa reads. All have a default that works; take away the # to set one.',
    '',
    ...entries,
  ].join('\n');
}
