const news = document.querySelector('#news');

/** Says what came of it, to eyes and to screen readers alike. */
export function say(text, isBad = false) {
  news.className = isBad ? 'bad' : '';
  news.textContent = text;
  if (text !== '') news.focus();
}

/** Shows what is wrong with a field, where it stands. Its first description is the place for that. */
export function mark(field, text) {
  const [place] = field.getAttribute('aria-describedby').split(' ');
  const fault = document.getElementById(place);
  fault.textContent = text;
  fault.hidden = text === '';
  field.setAttribute('aria-invalid', String(text !== ''));
  if (text !== '') field.focus();
}

/** Does the work, and until it is done the button starts it no second time. */
export async function once(button, work) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  await work().finally(() => button.setAttribute('aria-disabled', 'false'));
}

/** Does the work when the form is sent. */
export function onSubmit(form, work) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void once(form.querySelector('button:not([type])'), work);
  });
}

/** Lets the box next to a password show it. */
export function showsPassword(box, password) {
  box.addEventListener('change', () => (password.type = box.checked ? 'text' : 'password'));
}
