/** The form to log in. */

import { ask } from './api.js';
import { attempt, field, make } from './elements.js';

/** @param {HTMLElement} place @param {() => void} done */
export function show(place, done) {
  const name = make('input', { autocomplete: 'username', required: true });
  const password = make('input', { type: 'password', autocomplete: 'current-password', required: true });
  const submit = make('button.button.primary', 'Log in');
  const form = make('form.narrow', { submit: (event) => {
    event.preventDefault();
    attempt(form, async () => {
      await ask('session', 'POST', { name: name.value, password: password.value });
      done();
    }, submit);
  } }, field('Name', name), field('Password', password), make('p', submit));
  place.replaceChildren(make('header', make('h1', 'Log in')), form);
  name.focus();
}
