/** What tells the segments apart. */

import { make } from './elements.js';
import { section } from './section.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const part = await section(context, 'drivers');
  place.append(part.hasChildNodes() ? part : make('p', 'This recipe looks for no drivers.'));
}
