/** The unusual customers: how they were found, and what people think of each. */

import { ask } from './api.js';
import { announce, attempt, button, field, make, menu } from './elements.js';
import { methodName, number, several, words } from './numbers.js';
import { section } from './section.js';
import { customerLink } from './customers.js';
import { againForm } from './again.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const path = `studies/${context.study.id}`;
  const [lines, countries] = await Promise.all([section(context, 'lines'), section(context, 'countries', true)]);
  if (lines.hasChildNodes()) return place.append(lines, countries);
  const [part, found, known, { groups }] = await Promise.all([section(context, 'unusual'),
    ask(`${path}/customers?unusual=true&limit=200&sort=-unusual_score`).catch(() => ({ rows: [] })),
    ask(`${path}/reviews`).catch(() => ({ reviews: [], accuracy: undefined })), ask('parameters')]);
  place.append(part.hasChildNodes() ? part : make('p', 'This recipe looks for no unusual customers.'));
  if (found.rows.length) {
    // The list of the report gives way to one that can be worked on.
    const list = part.querySelector(':scope > h3');
    while (list?.nextSibling) list.nextSibling.remove();
    list?.remove();
    place.append(make('h3', 'Look at each'), ...reviewList(context.study, found, known));
  }
  if (context.study.dataset && part.hasChildNodes()) place.append(otherMethod(context.study, groups));
}

/** The customers with what people think of each, ten at a time. */
function reviewList(study, { columns, rows, matching }, { reviews, accuracy }) {
  const kept = new Map(reviews.map((review) => [review.customer, review]));
  const left = make('p.note');
  const measured = make('p.note');
  const measure = (found) => { measured.textContent = found ? agreement(found) : ''; };
  const count = () => {
    const done = [...kept.values()].filter(({ verdict }) => verdict !== 'open').length;
    left.textContent = `${several(matching, 'customer')}, ${done} looked at.${matching > rows.length ? ` The ${rows.length} most unusual are here.` : ''}`;
  };
  const names = columns.map(({ name }) => name);
  const items = rows.map((row) => {
    const customer = Object.fromEntries(row.map((cell, i) => [names[i], cell]));
    return reviewItem(study, { ...customer, customer: String(row[0]) }, kept, (found) => { count(); measure(found); });
  });
  const list = make('ul.list.reviews');
  const grow = () => {
    const shown = list.children.length;
    list.append(...items.slice(shown, shown + 10));
    more.textContent = `Show ${Math.min(10, items.length - shown - 10)} more`;
    more.hidden = shown + 10 >= items.length;
    return items[shown];
  };
  const more = button('', () => grow().querySelector('a').focus());
  grow();
  count();
  measure(accuracy);
  return [left, measured, list, more];
}

/** How well scores put the confirmed above the dismissed, in words. @param {any} found */
function agreement({ areaUnderROC: area, averagePrecision: precision, unusual, usual }) {
  const text = ({ value, low, high }) => `${number(value)} (${number(low)} to ${number(high)})`;
  return `By ${several(unusual + usual, 'customer')} that were confirmed or dismissed: ROC-AUC ${text(area)}, average precision ${text(precision)}. Of customers nobody looked at this says nothing.`;
}

/** @param {any} study @param {any} row @param {Map<string, any>} kept @param {(accuracy: any) => void} changed */
function reviewItem(study, { customer, unusual_score: score, reason }, kept, changed) {
  const review = { verdict: 'open', note: '', ...kept.get(customer), customer };
  const save = (values) => attempt(item, async () => {
    const { accuracy } = await ask(`studies/${study.id}/reviews`, 'PUT', { ...review, ...values });
    kept.set(customer, Object.assign(review, values));
    show();
    changed(accuracy);
    announce(`${customer}: ${review.verdict}.`);
  });
  const buttons = Object.entries({ confirmed: 'Confirm', dismissed: 'Dismiss' }).map(([verdict, label]) => button(label,
    () => save({ verdict: review.verdict === verdict ? 'open' : verdict }), { 'data-verdict': verdict, 'aria-label': `${label} ${customer}` }));
  const note = make('input', { value: review.note, maxlength: 500, placeholder: 'Note', 'aria-label': `Note on ${customer}`,
    change: () => save({ note: note.value }) });
  const item = make('li', make('div', customerLink(study, customer), make('span.note', `  score ${number(score)}`), make('small', reason)),
    make('span.row.write', note, buttons));
  const show = () => {
    item.dataset.verdict = review.verdict;
    for (const each of buttons) each.setAttribute('aria-pressed', String(each.dataset.verdict === review.verdict));
  };
  show();
  return item;
}

/** The form that asks for another method, or another share. @param {any} study @param {any[]} groups */
function otherMethod(study, groups) {
  const methods = groups.find(({ name }) => name === 'unusual')?.methods ?? [];
  const method = menu([['', 'As before'], ...methods.map(({ name }) => [name, methodName(name)])]);
  const part = make('input', { type: 'number', min: 0, max: 50, step: 'any', placeholder: 'found by a rule' });
  const rules = groups.find(({ name }) => name === 'study')?.methods[0].parameters.find(({ name }) => name === 'rule')?.choices ?? [];
  const rule = menu([['', 'As before'], ...rules.map((name) => [name, words(name)])]);
  return againForm(study, [field('Method', method), field('Rule', rule), field('Share to call unusual, in %', part)], () => ({
    name: `${study.name}, unusual again`,
    edits: { unusual: method.value || undefined, rule: part.value ? undefined : rule.value || undefined, contamination: part.value ? part.valueAsNumber / 100 : undefined } }));
}
