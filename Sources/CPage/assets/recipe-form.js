/** The recipe: a choice, the number of segments, and all else drawn from the parameter tables. */

import { complain, field, make, menu } from './elements.js';
import { methodName, words } from './numbers.js';
import { counts } from './again.js';

/** @param {any} recipes as the service lists them @param {any} catalogue @param {string} wanted */
export function recipeForm({ recipes, default: standard }, { groups }, wanted) {
  const named = (name) => recipes.find((recipe) => recipe.name === name);
  let chosen = named(wanted) ?? named(standard);
  const text = make('textarea.code', { rows: 16, spellcheck: 'false', value: chosen.text });
  const clusters = menu([['', 'Automatic'], ...counts()]);
  /** @type {Record<string, any>} what differs from the recipe */
  const edits = {};
  const element = make('section', { 'aria-labelledby': 'recipe' }, make('h2', { id: 'recipe' }, 'Recipe'),
    make('fieldset.choices', make('legend.unseen', 'Recipe'), recipes.map((recipe) => make('label',
      make('input', { type: 'radio', name: 'recipe', value: recipe.name, checked: recipe === chosen, change: () => {
        chosen = recipe;
        text.value = recipe.text;
      } }), make('span', make('b', recipe.name), make('small', recipe.title))))),
    make('div.fields', field('Number of segments', clusters)),
    make('details', make('summary', 'Advanced'), groups.map((group) => groupFields(group, edits)),
      make('h3', 'The recipe’s text'), field('JSON5; what you change here goes before the choice above', text)));
  return {
    element,
    /** What to ask the service for. */
    value() {
      complain(element, null);
      return { ...(text.value === chosen.text ? { recipe: chosen.name } : { recipeText: text.value }),
        clusters: Number(clusters.value) || undefined, edits: Object.keys(edits).length ? edits : undefined };
    },
  };
}

/** The fields of a group: which method, and what can be set of it. */
function groupFields({ name, methods }, edits) {
  const place = make('div');
  // Methods of two groups may have parameters of one name.
  const key = (parameter) => (name === 'study' ? parameter.name : `${name}.${parameter.name}`);
  const show = ({ summary, parameters }) => {
    for (const method of methods) for (const parameter of method.parameters) delete edits[key(parameter)];
    place.replaceChildren(make('p.note', summary), make('div.fields', parameters.map((parameter) => parameterField(parameter, key(parameter), edits))));
  };
  show(methods[0]);
  const change = (value) => {
    if (value) edits[name] = value;
    else delete edits[name];
    show(methods.find((method) => method.name === value) ?? methods[0]);
  };
  return [make('h3', words(name)), methods.length > 1 && make('div.fields', field('Method',
    menu([['', 'As the recipe says'], ...methods.map((method) => [method.name, methodName(method.name)])], '', change))), place];
}

/** @param {any} parameter as its table has it @param {string} key its name in the edits @param {Record<string, any>} edits */
function parameterField({ name, summary, kind, default: standard, minimum, maximum, choices }, key, edits) {
  const keep = (value) => {
    if (value === '' || Number.isNaN(value)) delete edits[key];
    else edits[key] = value;
  };
  const options = kind === 'boolean' ? [['true', 'Yes'], ['false', 'No']] : kind === 'choice' && choices.map((word) => [word, words(word)]);
  const isNumber = kind === 'integer' || kind === 'number';
  const control = options
    ? menu([['', 'As the recipe says'], ...options], '', (value) => keep(kind === 'boolean' && value ? value === 'true' : value))
    : make('input', { type: isNumber && 'number', step: kind === 'integer' ? 1 : 'any', min: minimum, max: maximum, placeholder: standard,
      input: ({ target }) => keep(isNumber ? target.valueAsNumber : target.value) });
  return field(words(name), control, summary);
}
