/** A comparison of methods: which is recommended and why, how good each is, where they agree. */

import { ask, entryAddress } from './api.js';
import { button, field, link, make, menu } from './elements.js';
import { address, recall } from './router.js';
import { methodName, when } from './numbers.js';
import { againForm } from './again.js';
import { forget, prepare, translate } from './charts.js';
import { section } from './section.js';
import { markPlace, showPlaces } from './app.js';
import { rename, remove } from './studies.js';

/** @param {HTMLElement} room @param {Route} to */
export async function show(room, { id }) {
  const comparison = await ask(`comparisons/${id}`);
  const from = recall('study');
  const back = address('studies', from, from && 'compare');
  const head = make('section', make('header', make('h1', { tabindex: -1 }, comparison.name),
    make('p.subtitle', `${comparison.dataset?.name ?? 'a deleted file'}, recipe ${comparison.recipe}, ${when(comparison.created)}`)));
  room.append(head);
  showPlaces(from);
  markPlace('compare');
  if (comparison.state !== 'finished') return (await import('./progress.js')).show(room, comparison, back);
  const renamed = (text) => text;
  translate(renamed);
  const context = { study: comparison, segments: [], renamed, named() {} };
  const parts = await Promise.all(comparison.sections.map(({ id }) => section(context, id)));
  const places = comparison.sections.map(({ id, title }, i) => make('section', { id: `place-${id}`, 'aria-labelledby': `title-${id}` },
    make('h2', { id: `title-${id}` }, title), parts[i]));
  // What is recommended comes first, and what can be done about it right below.
  places[0]?.append(await studyForm(comparison), make('p.row',
    link(back, from ? 'Back to the study' : 'All studies', '.button'),
    comparison.files.map(({ name }) => /html$/.test(name)
      && link(entryAddress(comparison, 'files', name), 'Download the page', '.button', { download: true })),
    button('Rename', () => rename(comparison, head), { class: 'button write' }),
    button('Delete', () => remove(comparison, head, () => { location.hash = back; }), { class: 'button write' })));
  room.append(...places);
  prepare();
  return { leave: () => setTimeout(forget) };
}

/** The form that makes a study by one of the methods. @param {any} comparison */
async function studyForm(comparison) {
  const { dataset, request, summary, name } = comparison;
  if (!dataset) return '';
  const { groups } = await ask('parameters');
  const all = groups.find((group) => group.name === 'clustering').methods;
  const methods = menu(request.methods.map((method) => [method, methodName(method)]), summary?.recommended ?? request.methods[0]);
  return againForm(comparison, [field('A study by one of them', methods)], () => {
    const [method, number] = methods.value.split(':');
    // What was set of the recipe's own method means nothing to another.
    const chosen = all.find((other) => other.name === method);
    const known = new Set(chosen.parameters.map((parameter) => parameter.name));
    const foreign = all.flatMap(({ parameters }) => parameters.map((parameter) => parameter.name)).filter((parameter) => !known.has(parameter));
    return { methods: undefined, clusters: Number(number) || undefined, name: `${name}: ${methods.value}`.slice(0, 200),
      edits: { ...Object.fromEntries(foreign.map((parameter) => [parameter, undefined])), ...!chosen.takesNumber && { chooseBy: undefined }, clustering: method } };
  }, 'Make the study');
}
