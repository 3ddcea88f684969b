/** The segments: who they are, what to call them, what to do, and why so many. */

import { ask } from './api.js';
import { announce, attempt, button, field, make, menu } from './elements.js';
import { section } from './section.js';
import { counts, studyAgain } from './studies.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const names = ['segments', 'plane', 'actions', 'lines', 'choice'];
  const found = await Promise.all(names.map((name, i) => section(context, name, i > 0)));
  const parts = found.filter((part) => part.hasChildNodes());
  nameCards(found[0], context);
  place.append(...parts.length ? parts : [make('p', 'This recipe makes no segments.')]);
  if (context.study.dataset && context.segments.length) place.append(another(context));
}

/** Makes the names on the cards such that they can be written over. @param {Element} part @param {Study} context */
function nameCards(part, context) {
  const headings = part.querySelectorAll('.card h3');
  for (const [i, { id, name, originalName }] of context.segments.entries()) {
    const heading = headings[i];
    if (!heading) continue;
    const input = make('input.name.write', { value: name, maxlength: 80, 'aria-label': `Name of segment ${i + 1}`,
      change: () => attempt(heading.parentElement, async () => {
        const name = input.value.trim() || originalName;
        context.segments = (await ask(`studies/${context.study.id}/segments`, 'PUT', { names: { [id]: name } })).segments;
        input.value = heading.textContent = name;
        context.named();
        announce(`The segment is called ${name} from now on.`);
      }) });
    heading.textContent = name;
    heading.classList.add('named');
    heading.after(input);
  }
}

/** The form that asks for another number of segments. @param {Study} context */
function another({ study, segments }) {
  const number = menu(counts, String(segments.length));
  const start = button('Study again', () => attempt(form, () => studyAgain(study,
    { clusters: Number(number.value), name: `${study.name}, ${number.value} segments` }), start));
  const form = make('div.again.write', field('With another number of segments', number), start);
  return form;
}
