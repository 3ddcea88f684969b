/** Questions above the page; the browser keeps focus inside and gives it back. */

import { button, field, make } from './elements.js';

/** Shows a dialog. @param {string} title @param {any[]} content @returns {HTMLDialogElement} */
export function open(title, content, look = '') {
  const dialog = make(`dialog${look}`, { 'aria-labelledby': 'dialog-title',
    close: () => dialog.remove(), click: ({ target }) => target === dialog && dialog.close() },
  make('h2', { id: 'dialog-title', tabindex: -1 }, title), content);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks something; the answer of the form counts when its main button was used. @returns {Promise<boolean>} */
function answered(title, content, action, look) {
  return new Promise((resolve) => {
    const dialog = open(title, [make('form', { method: 'dialog' }, content, make('p.row.end',
      button('Cancel', () => dialog.close()), make(`button.button${look}`, { value: 'yes' }, action)))]);
    dialog.querySelector('input')?.select();
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'));
  });
}

/** Asks whether to go on. @param {string} title @param {string} text @param {string} action */
export const confirmed = (title, text, action) => answered(title, make('p', text), action, '.danger');

/** Asks for a text; `null` when nothing is to change. @param {string} title @param {string} label @param {string} value */
export async function answer(title, label, value) {
  const input = make('input', { value, required: true, maxlength: 200 });
  const yes = await answered(title, field(label, input), 'Save', '.primary');
  return yes && input.value.trim() !== value ? input.value.trim() : null;
}
