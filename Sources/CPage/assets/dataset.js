/** A file before its study: its first rows, what its columns mean, and the recipe. */

import { ask } from './api.js';
import { attempt, complain, field, fill, make, menu } from './elements.js';
import { go, reading, recall, remember } from './router.js';
import { formatFields } from './format.js';
import { plain } from './hints.js';
import { bytes, share, words } from './numbers.js';
import { table } from './table.js';
import { byCategories, methodsForm } from './methods.js';
import { recipeForm } from './recipe-form.js';
import { showPlaces } from './app.js';

/** @param {HTMLElement} room @param {Route} to */
export async function show(room, { id }) {
  const asked = () => reading.filter(recall).map((name) => [name, recall(name)]);
  const look = () => ask(`datasets/${id}/preview?${new URLSearchParams(asked())}`);
  const begin = () => look().catch((error) => {
    // What the address keeps may not fit the file: what is found in it goes then.
    if (!asked().length) throw error;
    remember(Object.fromEntries(reading.map((name) => [name, ''])));
    return look();
  });
  const [dataset, first, recipes, catalogue] = await Promise.all([ask(`datasets/${id}`), begin(), ask('recipes'), ask('parameters')]);
  showPlaces();
  let preview = first;
  /** @type {Record<string, string>} the columns that a person gave a role */
  let chosen = {};
  const columns = make('section', { 'aria-labelledby': 'columns' });
  const subtitle = make('p.subtitle');
  const recipe = recipeForm(recipes, catalogue, recall('recipe'));
  const showColumns = () => {
    subtitle.textContent = `${bytes(dataset.bytes)}, ${preview.kind === 'customers' ? 'a table of customers' : 'a list of purchases'}`;
    columns.replaceChildren();
    fill(columns, make('h2', { id: 'columns' }, 'Columns'), columnFields(preview, chosen, (values) => {
      remember(values);
      attempt(columns, async () => {
        preview = await look();
        chosen = {};
        showColumns();
      });
    }));
  };
  showColumns();
  const start = make('button.button.primary.large', 'Start the study');
  const name = make('input', { maxlength: 200, placeholder: dataset.name });
  const end = make('div.write.end-of-form', field('Name of the study', name), start);
  /** What a study or a comparison is asked for with; `null` when a column is missing. */
  const request = () => {
    [columns, recipe.element].forEach((place) => complain(place, null));
    const missing = preview.roles.find(({ role, required, column }) => required && !(chosen[role] ?? column));
    if (!missing) {
      return { dataset: id, ...Object.fromEntries(asked()), sheet: preview.sheets ? preview.sheet : undefined,
        header: Number(recall('header')) || undefined, columns: chosen, ...recipe.value() };
    }
    complain(columns, new Error(`Choose the column that holds the ${words(missing.role).toLowerCase()}.`));
    columns.querySelector(`[name="${missing.role}"]`).focus();
    return null;
  };
  // Which methods can be compared depends on what the recipe's form says by then.
  const methods = make('details.write', { toggle: () => {
    if (methods.open) methods.replaceChildren(methods.firstChild, methodsForm(catalogue, request, undefined, byCategories(recipe.value())));
  } }, make('summary', 'Or compare several methods first'));
  room.append(make('header', make('h1', { tabindex: -1 }, dataset.name),
    subtitle),
  make('form', { novalidate: true, submit: (event) => {
    event.preventDefault();
    const body = request();
    if (body) attempt(end, async () => {
      const study = await ask('studies', 'POST', { ...body, name: name.value.trim() || undefined }).catch((error) => {
        if (!/^(recipe|edits|clusters)/.test(error.where)) throw error;
        complain(recipe.element, error);
      });
      if (study) go('studies', study.id);
    }, start);
  } }, columns, recipe.element, end),
  methods);
}

/** What the columns mean, as menus, above the first rows. */
function columnFields({ sheets, sheet, columns, rows, roles, problem, format }, chosen, again) {
  const header = make('input', { type: 'number', min: 1, value: recall('header'), placeholder: 'found', change: () => again({ header: header.value }) });
  return [make('div.fields',
    sheets?.length > 1 && field('Sheet', menu(sheets.map((name) => [name, name]), sheet, (name) => again({ sheet: name, header: '' }))),
    field('Row of the column names', header), format && formatFields(format, again)),
  problem && make('p.error', { role: 'alert' }, plain(problem)),
  make('div.fields', roles.map((role) => roleField(role, columns, chosen))),
  rows.length > 0 && make('div.preview', table('The first rows', columns.map((title) => ({ title })), rows))];
}

/** @param {any} role @param {string[]} columns @param {Record<string, string>} chosen */
function roleField({ role, column, confidence, required }, columns, chosen) {
  const sure = make('small');
  const say = (own) => {
    const word = confidence >= .9 ? 'sure' : confidence >= .6 ? 'likely' : 'a guess';
    sure.textContent = own ? 'chosen by you' : column ? `${word}, ${share(confidence)}` : required ? 'not found' : '\u00a0';
    sure.classList.toggle('unsure', !own && (column ? confidence < .6 : required));
  };
  say(false);
  const choose = (name) => {
    if (name === (column ?? '')) delete chosen[role];
    else chosen[role] = name;
    say(role in chosen);
  };
  const line = field(words(role) + (required ? '' : ' (optional)'),
    menu([['', required ? 'Choose a column' : 'None'], ...columns.map((name) => [name, name])], column ?? '', choose, { name: role, required }));
  line.append(sure);
  return line;
}
