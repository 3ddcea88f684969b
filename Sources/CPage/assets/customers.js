/** The customers: a table that the service sorts, filters and pages, and how they are spread. */

import { ask } from './api.js';
import { announce, attempt, button, field, fill, link, make, menu, settled } from './elements.js';
import { address, recall, remember, route } from './router.js';
import { count, number, several, share } from './numbers.js';
import { section } from './section.js';
import { table } from './table.js';

const limit = 25;
const ofTable = ([name, _]) => /^(sort|search|segment|unusual|offset|(min|max)\..*)$/.test(name);

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const { study, segments } = context;
  if (!study.files.some(({ name }) => name.startsWith('customers.'))) {
    place.append(make('p', 'This recipe looks at lines, not at customers.'));
    return;
  }
  const rows = make('div.rows');
  const said = make('span');
  const back = button('Previous', () => step(-limit));
  const on = button('Next', () => step(limit));
  const ranges = make('div.fields');
  let asking = new AbortController();
  const load = () => attempt(rows, async () => {
    asking.abort();
    const here = asking = new AbortController();
    rows.setAttribute('aria-busy', 'true');
    const asked = new URLSearchParams([['limit', String(limit)], ...[...route().query].filter(ofTable)]);
    try {
      list(await ask(`studies/${study.id}/customers?${asked}`, 'GET', undefined, here.signal));
    } finally {
      if (asking === here) rows.removeAttribute('aria-busy');
    }
  });
  const change = (values) => {
    remember({ offset: '', ...values });
    load();
  };
  const step = (by) => change({ offset: Math.max(0, Number(recall('offset')) + by) });
  const list = ({ total, matching, columns, rows: lines }) => {
    const sorter = /** @type {HTMLElement} */ (document.activeElement).dataset.sort;
    const left = rows.querySelector('.scroll')?.scrollLeft;
    const shown = columns.map((column, i) => ({ ...column, numeric: isNumber(column), i }))
      .filter(({ name }) => !/^(segment|[rfm]_score)$/.test(name));
    const cells = (line) => shown.map(({ i }) => (i ? text(line[i], columns[i], context) : customerLink(study, line[i])));
    rows.replaceChildren(table('Customers one by one', shown, lines.map(cells), recall('sort'), (sort) => change({ sort })));
    rows.firstElementChild.scrollLeft = left ?? 0;
    if (sorter) rows.querySelector(`[data-sort="${CSS.escape(sorter)}"]`)?.focus();
    const offset = Number(recall('offset'));
    said.textContent = !matching ? 'No customer is like this.' : `${count(offset + 1)}–${count(offset + lines.length)} of ${
      matching < total ? `${count(matching)}, out of ${several(total, 'customer')}` : several(total, 'customer')}`;
    announce(said.textContent);
    back.disabled = offset === 0;
    on.disabled = offset + limit >= matching;
    if (!ranges.hasChildNodes()) fill(ranges, shown.filter(isNumber).map(range));
  };
  const end = (name, words, title) => make('input', { type: 'number', step: 'any', value: recall(name), placeholder: words,
    'aria-label': `${title} ${words}`, input: settled(250, () => change({ [name]: ranges.querySelector(`[name="${name}"]`).value })), name });
  const range = ({ name, title }) => make('fieldset.range', make('legend', title), end(`min.${name}`, 'from', title), end(`max.${name}`, 'to', title));
  const search = make('input', { type: 'search', value: recall('search'), input: settled(150, () => change({ search: search.value.trim() })) });
  const unusual = make('input', { type: 'checkbox', checked: recall('unusual') === 'true', change: () => change({ unusual: unusual.checked && 'true' }) });
  place.append(make('div.filters', field('Search', search), segments.length > 0 && field('Segment',
    menu([['', 'All'], ...segments.map(({ id, name }) => [id, name])], recall('segment'), (segment) => change({ segment }))),
  make('label.check', unusual, 'Only unusual ones')),
  make('details', { open: /[?&](min|max)\./.test(location.hash) }, make('summary', 'Ranges'), ranges), rows, make('p.row.pager', said, back, on));
  const part = section(context, 'customers');
  await load();
  place.append(await part);
}

const isNumber = ({ kind }) => !['text', 'flag', 'boolean'].includes(kind);

/** The link to a customer. @param {any} study @param {string} key */
export const customerLink = (study, key) => link(address('studies', study.id, 'customers', key), key);

/** A cell as a person reads it. @param {any} cell @param {any} column @param {Study} context */
function text(cell, { kind }, { renamed }) {
  if (typeof cell === 'number') return (kind === 'share' ? share : number)(cell);
  return cell === true ? 'yes' : cell ? renamed(cell) : '';
}
