import core from 'mjml-core';
import preset from 'mjml-preset-core';
import { readFileSync } from 'node:fs';

// CommonJS that says of itself that it is not
const [mjml, presetCore] = [core.default ?? core, preset.default ?? preset];

/** The frame of all letters as mail programs want it: tables for Outlook, one column for phones. Made from `frame.mjml`. */
export async function letterFrame() {
  const source = readFileSync('src/mail/frame.mjml', 'utf8');
  const options = { presets: [presetCore], validationLevel: 'strict', fonts: {}, keepComments: false };
  const { html } = await mjml(source, options);
  return `${html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')}\n`;
}
