/** What can be done to a study or a comparison as a whole, and how lists tell it. */

import { ask, path } from './api.js';
import { announce, attempt, button, link, make } from './elements.js';
import { address, go } from './router.js';
import { several, when } from './numbers.js';
import { refresh } from './app.js';

/** Asks for another name. @param {any} study @param {Element} place where trouble is told */
export async function rename(study, place) {
  const { answer } = await import('./dialog.js');
  const name = await answer(`Rename the ${study.kind}`, 'Name', study.name);
  if (name) attempt(place, async () => {
    await ask(path(study), 'PATCH', { name });
    refresh();
  });
}

/**
 * Deletes a study, once that is confirmed.
 * @param {any} study @param {Element} place @param {() => void} [done] goes where it was not
 */
export async function remove(study, place, done) {
  const { confirmed } = await import('./dialog.js');
  const text = `Its results${study.kind === 'study' ? ', names and notes' : ''} are gone for good. The file it was made of stays.`;
  if (await confirmed(`Delete “${study.name}”?`, text, `Delete the ${study.kind}`)) attempt(place, async () => {
    await ask(path(study), 'DELETE');
    announce(`The ${study.kind} was deleted.`);
    if (done) done();
    else if (location.hash.length > 2) go();
    else refresh();
  });
}

/**
 * A study or a comparison in a list.
 * @param {any} study @param {{href?: string, removed?: (item: Element) => void}} [where]
 */
export function item(study, where = {}) {
  const { href, removed } = where;
  const { kind, id, name, dataset, recipe, request, created, summary, state, position } = study;
  const outcome = state === 'finished'
    ? [summary?.recommended && `${summary.recommended} recommended`, summary?.customers && several(summary.customers, 'customer'),
      kind === 'study' && summary?.segments && several(summary.segments, 'segment')].filter(Boolean).join(', ')
    : make(`span.state.${state}`, state === 'queued' && position ? `queued, number ${position}` : state);
  const of = kind === 'study' ? '' : `${several(request.methods.length, 'method')} compared, `;
  const place = make('li', make('div', link(href ?? address(kind === 'study' ? 'studies' : 'comparisons', id), name),
    make('small', `${of}${dataset?.name ?? 'a deleted file'}, recipe ${recipe}, ${when(created)}`)),
  make('span.outcome', outcome), make('span.row.write',
    button('Rename', () => rename(study, place), { class: 'link', 'aria-label': `Rename ${name}` }),
    button('Delete', () => remove(study, place, removed && (() => removed(place))), { class: 'link', 'aria-label': `Delete ${name}` })));
  return place;
}
