/** Methods side by side: which are compared, with which numbers of groups, and what was compared before. */

import { ask } from './api.js';
import { attempt, field, make } from './elements.js';
import { address } from './router.js';
import { methodName } from './numbers.js';
import { item } from './studies.js';

/** What is compared unless somebody says otherwise. */
const usual = ['k-means', 'agglomerative', 'gaussian-mixture', 'hdbscan'];

/** Whether customers are grouped by categories beside numbers. @param {any} request as it is asked for */
export const byCategories = ({ edits, recipeText = '' }) => Boolean(edits?.categories || /\bcategories["']?\s*:\s*\[\s*["']/.test(recipeText));

/** Where a comparison is shown, with the study it belongs to. @param {string} id @param {string} [study] */
export const comparisonAddress = (id, study) => address('comparisons', id) + (study ? `?study=${study}` : '');

/**
 * The form that asks for a comparison.
 * @param {any} catalogue as the service lists what can be set
 * @param {() => any} request what is asked for beside the methods; `null` where something is missing yet
 * @param {string} [study] where the comparison belongs to
 * @param {boolean} [categories] whether customers are grouped by categories, which some methods refuse
 */
export function methodsForm({ groups }, request, study, categories = false) {
  const lines = groups.find(({ name }) => name === 'clustering').methods.map((method) => methodLine(method, categories));
  const start = make('button.button.primary', 'Compare the methods');
  const form = make('form.methods', { novalidate: true, submit: (event) => {
    event.preventDefault();
    attempt(form, async () => {
      const methods = lines.flatMap((line) => line.chosen());
      if (methods.length < 2) throw new Error('Choose two methods, or one with two numbers of groups.');
      const body = request();
      if (body) location.hash = comparisonAddress((await ask('comparisons', 'POST', { ...body, methods })).id, study);
    }, start);
  } }, make('p.note', 'A method finds its number of groups itself, unless you give one; several, such as 4, 6, are compared with each other.'),
  make('fieldset.choices', make('legend.unseen', 'Methods'), lines.map(({ element }) => element)), start);
  return form;
}

/** A method with its numbers of groups, if it takes any. */
function methodLine({ name, summary, takesNumber, takesCategories }, categories) {
  const refuses = categories && !takesCategories;
  const check = make('input', { type: 'checkbox', name: 'method', value: name, disabled: refuses,
    checked: categories ? !refuses : usual.includes(name), change: () => show() });
  const numbers = make('input', { inputmode: 'numeric', placeholder: 'automatic', 'aria-label': `Number of groups of ${name}` });
  const number = takesNumber && field('Number of groups', numbers);
  const show = () => { if (number) number.hidden = !check.checked; };
  show();
  return {
    element: make('div.method', make('label', check, make('span', make('b', methodName(name)),
      make('small', refuses ? 'Groups by numbers only, not by categories.' : summary))), number),
    /** The method as it is asked for, once for each number. */
    chosen() {
      if (!check.checked) return [];
      const given = numbers.value.split(/[\s,;]+/).filter(Boolean);
      if (given.some((text) => !/^\d{1,3}$/.test(text))) {
        numbers.focus();
        throw new Error(`The number of groups of ${name} must be whole, such as 4, or several, such as 4, 6.`);
      }
      return given.length ? given.map((text) => `${name}:${Number(text)}`) : [name];
    },
  };
}

/** What was compared before on the file of a study, and the form that asks for more. @param {any} study */
export async function methodsPart(study) {
  const [{ comparisons }, catalogue] = await Promise.all([ask('comparisons'), ask('parameters')]);
  const part = make('div');
  const earlier = comparisons.filter(({ dataset }) => dataset?.id === study.dataset.id);
  const request = () => ({ ...study.request, dataset: study.dataset.id, clusters: undefined });
  const list = make('ul.list', earlier.map((comparison) => item(comparison,
    { href: comparisonAddress(comparison.id, study.id), removed: (element) => element.remove() })));
  part.append(make('h3', 'Several methods'),
    make('p', 'The same customers, grouped by any methods: how good each is, how well they agree, and which one to take.'), list,
    make('details.write', { open: !earlier.length }, make('summary', 'Choose the methods'), methodsForm(catalogue, request, study.id, byCategories(study.request))));
  return part;
}
