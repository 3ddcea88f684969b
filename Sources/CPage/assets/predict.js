/** Where a customer would belong, as soon as their numbers are typed; and a whole file at once. */

import { ask } from './api.js';
import { attempt, button, field, fill, make, settled } from './elements.js';
import { recall, remember } from './router.js';
import { number, share } from './numbers.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, { study, segments, renamed }) {
  if (!study.files.some(({ name }) => name === 'model.json')) {
    place.append(make('p', 'This recipe makes no model that could be asked.'));
    return;
  }
  const { features, categories } = await ask(`models/${study.id}`);
  const result = make('div.card.result', { 'aria-live': 'polite' });
  let asking = new AbortController();
  const predict = () => attempt(form, async () => {
    const empty = features.find((_, i) => Number.isNaN(inputs[i].valueAsNumber));
    if (empty) throw new Error(`${empty.title} needs a number.`);
    asking.abort();
    asking = new AbortController();
    const values = Object.fromEntries([...features.map(({ name }, i) => [name, inputs[i].valueAsNumber]),
      ...categories.map(({ name }, i) => [name, words[i].value])]);
    answer(await ask(`models/${study.id}/predict?why=true`, 'POST', values, asking.signal), values);
  });
  const inputs = features.map(({ name, median }) => {
    const input = make('input', { type: 'number', step: 'any', value: recall(`p.${name}`) || Math.round(median * 100) / 100,
      input: settled(120, () => {
        remember({ [`p.${name}`]: input.value });
        predict();
      }) });
    return input;
  });
  const words = categories.map(({ name, values }) => {
    const select = make('select', { change: () => {
      remember({ [`p.${name}`]: select.value });
      predict();
    } }, values.map((value) => make('option', value)), make('option', { value: '' }, 'missing'));
    select.value = values.includes(recall(`p.${name}`)) ? recall(`p.${name}`) : values[0] ?? '';
    return select;
  });
  const title = (name) => features.find((feature) => feature.name === name)?.title ?? name;
  const answer = ({ segment, distance, confidence, secondBest, action, unusual, unusualProbability: strangeness, unusualConfidence: sureness, reasons = [], because = [], outside = [] }, values) => {
    const strange = features.filter(({ name, minimum, maximum }) => values[name] < minimum || values[name] > maximum);
    const far = strange.map(({ name, title, minimum, maximum }) =>
      `${title} ${number(values[name])} is ${values[name] < minimum ? 'below' : 'above'} all that was learned from, ${number(minimum)} to ${number(maximum)}.`);
    result.className = `card result s${segments.findIndex(({ id }) => id === segment?.id)}`;
    result.replaceChildren(make('p.size', 'Belongs to'), make('h3', segment ? renamed(segment.name) : 'no segment'), make('ul',
      number(distance) && make('li', `Distance ${number(distance)} from its centre`),
      secondBest && make('li', `Second best: ${renamed(secondBest.name)}, distance ${number(secondBest.distance)}`),
      because.length > 0 && make('li', `Why not the second best: ${because.filter((part) => part.share > 0.1).map((part) => `${title(part.name)} ${share(part.share)}`).join(', ')}`),
      number(confidence) && make('li', `Clearness ${share(confidence)}: 0 is halfway to the second best, 100 % at the centre`),
      typeof unusual === 'boolean' && make('li', [unusual ? 'Unusual' : 'Not unusual', number(strangeness) && `${number(strangeness)} on a scale from 0 to 1`,
        number(sureness) && `the same by ${share(sureness)} of other samples of customers`].filter(Boolean).join(', ')),
      !strange.length && make('li', 'Within what was learned from')));
    fill(result, [...(unusual ? reasons : []), ...far, ...outside.filter((text) => !/ the training range /.test(text))].map((text) => make('p.warning', text)),
      action && make('p.action', action));
  };
  const form = make('div.inputs', features.map(({ title, minimum, maximum }, i) =>
    field(title, inputs[i], `learned from ${number(minimum)} to ${number(maximum)}`)),
    categories.map(({ name }, i) => field(name, words[i])));
  place.append(make('p', 'Type a customer’s numbers; the answer follows as you type.'), make('div.predict', form, result), scoring(study));
  await predict();
}

/** A file in, a scored file out. @param {any} study */
function scoring(study) {
  const input = make('input.unseen', { type: 'file', tabindex: -1, 'aria-label': 'A file to score', accept: '.xlsx,.csv,.parquet,.jsonl', change: () => score(input.files[0]) });
  const said = make('span.note', { role: 'status' });
  const choose = button('Choose a file to score', () => input.click());
  const place = make('div.write', make('h3', 'A whole file'),
    make('p', 'Give a file like the one that was studied; it comes back as CSV, with a segment for each customer.'), make('p.row', choose, said), input);
  const score = (file) => file && attempt(place, async () => {
    input.value = said.textContent = '';
    const { send } = await import('./sending.js');
    const scored = await send(`models/${study.id}/score`, file, (sent, total) => {
      said.textContent = sent < total ? `${share(sent / total)} sent` : 'Scoring';
    }).finally(() => { said.textContent = ''; });
    const href = URL.createObjectURL(scored);
    make('a', { href, download: `${file.name.replace(/\.[^.]*$/, '')}-scored.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
    said.textContent = 'Scored and downloaded.';
  }, choose);
  return place;
}
