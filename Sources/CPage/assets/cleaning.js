/** What was set aside, rule by rule, and the ledger of it. */

import { entryAddress } from './api.js';
import { link, make } from './elements.js';
import { section } from './section.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const { study } = context;
  const part = await section(context, 'cleaning');
  place.append(part.hasChildNodes() ? part : make('p', 'Nothing was set aside: this recipe cleans nothing.'));
  if (part.isConnected && study.files.some(({ name }) => name === 'ledger.csv')) {
    place.append(make('p', link(entryAddress(study, 'files', 'ledger.csv'), 'Download the ledger', '.button', { download: true })));
  }
}
