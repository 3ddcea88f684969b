/** Tables of texts and elements, with headings that sort. */

import { make } from './elements.js';

/**
 * A table in a region that scrolls sideways.
 * @param {string} caption
 * @param {Heading[]} headings
 * @param {any[][]} rows the first cell of each is its heading
 * @param {string} [sort] the name it is sorted by, with `-` for the largest first
 * @param {(sort: string) => void} [sorted]
 */
export function table(caption, headings, rows, sort, sorted) {
  const look = (i) => (headings[i]?.numeric ? '.n' : '');
  const head = (/** @type {Heading} */ { title, name, numeric }, i) => {
    if (!name || !sorted) return make(`th${look(i)}`, { scope: 'col' }, title);
    const way = sort === name ? 1 : sort === `-${name}` ? -1 : 0;
    const next = way ? way < 0 : !numeric;
    return make(`th${look(i)}`, { scope: 'col', 'aria-sort': way > 0 ? 'ascending' : way < 0 && 'descending' },
      make('button.sort', { type: 'button', 'data-sort': name, click: () => sorted(next ? name : `-${name}`) }, title,
        make('span', { 'aria-hidden': 'true' }, way > 0 ? ' ↑' : way < 0 && ' ↓')));
  };
  const cells = (row) => row.map((cell, i) => make(`${i ? 'td' : 'th'}${look(i)}`, { scope: !i && 'row' }, cell));
  return make('div.scroll', { role: 'region', 'aria-label': caption, tabindex: 0 }, make('table',
    make('caption.unseen', caption), make('thead', make('tr', headings.map(head))),
    make('tbody', rows.map((row) => make('tr', cells(row))))));
}

/** Headings of which all but the first stand above numbers. @param {string[]} titles */
export const numeric = (titles) => titles.map((title, i) => ({ title, numeric: i > 0 }));
