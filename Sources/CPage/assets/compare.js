/** The customers by several methods, and two studies of the same file side by side. */

import { ask } from './api.js';
import { attempt, field, link, make, menu } from './elements.js';
import { fileAddress, recall, remember } from './router.js';
import { count, number, share } from './numbers.js';
import { methodsPart } from './methods.js';
import { numeric, table } from './table.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, { study, segments }) {
  const { id, dataset } = study;
  if (!segments.length) {
    place.append(make('p', 'Without segments there is nothing to compare.'));
    return;
  }
  if (dataset) place.append(await methodsPart(study));
  place.append(make('h3', 'Another study'));
  const again = dataset && make('p.write', link(fileAddress(study), 'Study it in another way', '.button'));
  const { studies } = await ask('studies');
  const others = studies.filter((other) => other.id !== id && other.summary?.segments && dataset && other.dataset?.id === dataset.id);
  if (!others.length) {
    place.append(make('p', 'There is no other finished study of this file yet.'), again || '');
    return;
  }
  const result = make('div');
  const load = (other) => attempt(result, async () => compared(result, await ask(`compare?a=${id}&b=${other}`)));
  const chosen = (others.find((other) => other.id === recall('with')) ?? others[0]).id;
  place.append(make('div.compared', field('Compare with', menu(others.map((other) => [other.id, `${other.name} (recipe ${other.recipe})`]), chosen, (other) => {
    remember({ with: other });
    load(other);
  }))), result, again);
  await load(chosen);
}

/** @param {HTMLElement} place @param {any} comparison */
function compared(place, { a, b, indices, sizes, overlap, ari }) {
  const agreement = ari > .9 ? 'nearly the same groups' : ari > .6 ? 'much the same groups' : ari > .3 ? 'groups alike in part' : 'different groups';
  place.replaceChildren(make('p.lead', `Their groups agree to an adjusted Rand index of ${number(ari)}: ${agreement}.`),
    make('h4', 'Measures'), table('Measures of both', numeric(['Measure', a.name === b.name ? 'This study' : a.name, b.name]),
      indices.map(({ name, a, b, errors = [] }) => [name, within(a, errors[0]), within(b, errors[1])])),
    make('div.two', [[a, sizes.a], [b, sizes.b]].map(([study, segments]) => make('div', make('h4', `Segments of ${study.name}`), sizeTable(study, segments)))),
    make('h4', 'Who went where'), make('p.note', `Rows are the segments of ${a.name}, columns those of ${b.name}.`), matrix(overlap));
}

/** A measure, with the bound of its error where it was estimated. */
const within = (value, error) => number(value) + (error ? ` ± ${number(error)}` : '');

/** How large the segments of a study are. @param {any} study @param {any[]} segments */
function sizeTable({ name }, segments) {
  const bar = (part) => (typeof part === 'number' ? shaded('.bar', part, share(part)) : '');
  return table(`Segments of ${name}`, numeric(['Segment', 'Customers', 'Of all', 'Of revenue']),
    segments.map((segment) => [segment.name, count(segment.customers), bar(segment.share), bar(segment.revenueShare)]));
}

/** A text on a ground that tells a part of a whole. @param {string} look @param {number} part */
function shaded(look, part, ...content) {
  const ground = make(`span.shade${look}`, content);
  ground.style.setProperty('--part', `${Math.round(part * 100)}%`);
  return ground;
}

/** How many customers two segments share; the darker, the more of the row. */
function matrix({ rows, columns, counts }) {
  const sum = (all) => all.reduce((sum, value) => sum + value, 0);
  const cell = (value, total) => {
    const part = value / (total || 1);
    return shaded('', part, count(value), make('small', share(part)));
  };
  const line = (name, values) => [name, ...values.map((value) => cell(value, sum(values))), count(sum(values))];
  return table('Customers that two segments share', numeric(['Segment', ...columns, 'All']), [...rows.map((name, i) => line(name, counts[i])),
    ['All', ...columns.map((_, j) => count(sum(counts.map((row) => row[j])))), count(sum(counts.flat()))]]);
}
