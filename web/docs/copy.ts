import { h } from './dom.js';

/** A button that copies what `text` gives, and says that it did. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'button small' }, label);
  button.addEventListener('click', () => {
    void copy(text()).then(
      () => say('Copied'),
      () => say('Not allowed'),
    );
  });
  const say = (words: string): void => {
    button.textContent = words;
    setTimeout(() => (button.textContent = label), 1500);
  };
  return button;
}

/** Pages that come over plain http may not copy. */
async function copy(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) throw new Error('no clipboard here');
  await clipboard.writeText(text);
}

/** A block of code with a button that copies it. */
export function codeBlock(text: string, name: string, content: Node | string = text): HTMLElement {
  return h(
    'div',
    { class: 'code' },
    copyButton('Copy', () => text),
    h('pre', { tabindex: 0, 'aria-label': name, role: 'region' }, h('code', {}, content)),
  );
}
