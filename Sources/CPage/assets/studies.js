/** What can be done to a study as a whole. */

import { ask } from './api.js';
import { announce, attempt } from './elements.js';
import { go } from './router.js';
import { answer, confirmed } from './dialog.js';
import { refresh } from './app.js';

/** Asks for another name. @param {any} study @param {Element} place where trouble is told */
export async function rename({ id, name: old }, place) {
  const name = await answer('Rename the study', 'Name', old);
  if (name) attempt(place, async () => {
    await ask(`studies/${id}`, 'PATCH', { name });
    refresh();
  });
}

/** Deletes a study, once that is confirmed. @param {any} study @param {Element} place */
export async function remove({ id, name }, place) {
  const text = 'Its results, names and notes are gone for good. The file it was made of stays.';
  if (await confirmed(`Delete “${name}”?`, text, 'Delete the study')) attempt(place, async () => {
    await ask(`studies/${id}`, 'DELETE');
    announce('The study was deleted.');
    if (location.hash.length > 2) go();
    else refresh();
  });
}
