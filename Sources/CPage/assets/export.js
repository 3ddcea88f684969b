/** What a study leaves: report, tables, model and record, one by one or all in one file. */

import { entryAddress } from './api.js';
import { link, make } from './elements.js';
import { bytes } from './numbers.js';
import { section } from './section.js';

const meanings = {
  report: 'the report: one page to read, send or print', customers: 'every customer with segment and reasons',
  segments: 'the segments with their numbers', outliers: 'the unusual ones', ledger: 'what cleaning set aside, rule by rule',
  model: 'the model that scores new customers', study: 'how it was made: recipe, file, versions',
};

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const { study } = context;
  place.append(make('p', link(entryAddress(study, 'archive.zip'), 'Download everything (.zip)', '.button.primary', { download: true })),
    make('ul.list', study.files.map(({ name, bytes: size }) => make('li', make('div', link(entryAddress(study, 'files', name), name, '', { download: true }),
      make('small', meanings[name.split('.')[0]])), make('span.outcome', bytes(size))))), await section(context, 'making', true));
}
