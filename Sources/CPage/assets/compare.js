/** Two studies of the same file, side by side. */

import { ask } from './api.js';
import { attempt, field, link, make, menu } from './elements.js';
import { address, recall, remember } from './router.js';
import { count, number, share } from './numbers.js';
import { numeric, table } from './table.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, { study: { id, dataset }, segments }) {
  if (!segments.length) {
    place.append(make('p', 'Without segments there is nothing to compare.'));
    return;
  }
  const { studies } = await ask('studies');
  const others = studies.filter((other) => other.id !== id && other.summary?.segments && dataset && other.dataset?.id === dataset.id);
  if (!others.length) {
    place.append(make('p', 'There is no other finished study of this file yet. ', dataset && link(address('datasets', dataset.id), 'Study it with another recipe')));
    return;
  }
  const result = make('div');
  const load = (other) => attempt(result, async () => compared(result, await ask(`compare?a=${id}&b=${other}`)));
  const chosen = (others.find((other) => other.id === recall('with')) ?? others[0]).id;
  place.append(make('div.compared', field('Compare with', menu(others.map((other) => [other.id, `${other.name} (recipe ${other.recipe})`]), chosen, (other) => {
    remember({ with: other });
    load(other);
  }))), result);
  await load(chosen);
}

/** @param {HTMLElement} place @param {any} comparison */
function compared(place, { a, b, indices, overlap, ari }) {
  const agreement = ari > .9 ? 'nearly the same groups' : ari > .6 ? 'much the same groups' : ari > .3 ? 'groups alike in part' : 'different groups';
  place.replaceChildren(make('p.lead', `Their groups agree to an adjusted Rand index of ${number(ari)}: ${agreement}.`),
    make('h3', 'Measures'), table('Measures of both', numeric(['Measure', a.name === b.name ? 'This study' : a.name, b.name]),
      indices.map(({ name, a, b }) => [name, number(a), number(b)])),
    make('h3', 'Who went where'), make('p.note', `Rows are the segments of ${a.name}, columns those of ${b.name}.`), matrix(overlap));
}

/** How many customers two segments share; the darker, the more of the row. */
function matrix({ rows, columns, counts }) {
  const sum = (all) => all.reduce((sum, value) => sum + value, 0);
  const cell = (value, total) => {
    const part = value / (total || 1);
    const shade = make('span.shade', count(value), make('small', share(part)));
    shade.style.setProperty('--part', `${Math.round(part * 100)}%`);
    return shade;
  };
  const line = (name, values) => [name, ...values.map((value) => cell(value, sum(values))), count(sum(values))];
  return table('Customers that two segments share', numeric(['Segment', ...columns, 'All']), [...rows.map((name, i) => line(name, counts[i])),
    ['All', ...columns.map((_, j) => count(sum(counts.map((row) => row[j])))), count(sum(counts.flat()))]]);
}
