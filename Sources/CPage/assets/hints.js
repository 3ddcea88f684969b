/** Sentences that the command shares: where they name an option of it, the page names its own place. */

import { words } from './numbers.js';

const recipe = 'the recipe’s text';
const places = { sheet: 'Sheet', 'header-row': 'Row of the column names', delimiter: 'Separator', quote: 'Quotes',
  encoding: 'Encoding', 'decimal-comma': 'Decimal mark', 'date-format': 'Dates', column: 'Columns', k: 'Number of segments',
  recipe: 'Recipe', returns: 'Returns', extremes: 'Extremes', reference: 'Reference' };

/** @param {string} text */
export const plain = (text) => text.replace(/--([a-z]+(?:-[a-z]+)*)(?: ([a-z]+)="[^"]*"| "[^"]*")?/g,
  (whole, name, role) => (name === 'features' || name === 'without' ? recipe
    : role ? `“${words(role)}”` : places[name] ? `“${places[name]}”` : whole));
