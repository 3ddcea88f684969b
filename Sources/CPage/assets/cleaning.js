/** What was set aside, rule by rule, and the ledger of it. */

import { studyAddress } from './api.js';
import { link, make } from './elements.js';
import { section } from './section.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const { id, files } = context.study;
  const part = await section(context, 'cleaning');
  place.append(part.hasChildNodes() ? part : make('p', 'Nothing was set aside: this recipe cleans nothing.'));
  if (part.isConnected && files.some(({ name }) => name === 'ledger.csv')) {
    place.append(make('p', link(studyAddress(id, 'files', 'ledger.csv'), 'Download the ledger', '.button', { download: true })));
  }
}
