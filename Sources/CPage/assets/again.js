/** Another study of the same file, in the same way but for some changes. */

import { ask } from './api.js';
import { attempt, button, make } from './elements.js';
import { go } from './router.js';

/** Numbers of segments one can ask for, as a menu has them. @param {number} [not] */
export const counts = (not) => Array.from({ length: 11 }, (_, i) => [`${i + 2}`, `${i + 2}`]).filter(([value]) => value !== `${not}`);

/**
 * The form that asks for it.
 * @param {any} study @param {any[]} fields
 * @param {() => any} changes what differs from the request of the study, and the name
 * @param {string} [title] what the button says
 */
export function againForm({ dataset, recipe, request = { recipe } }, fields, changes, title = 'Study again') {
  const start = button(title, () => attempt(form, async () => {
    const { edits, ...others } = changes();
    const body = { dataset: dataset.id, ...request, ...others, edits: { ...request.edits, ...edits } };
    go('studies', (await ask('studies', 'POST', body)).id);
  }, start));
  const form = make('div.again.write', fields, start);
  return form;
}
