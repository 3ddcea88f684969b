/** The segments: who they are, what to call them, what to do, and why so many. */

import { ask } from './api.js';
import { announce, attempt, field, make, menu } from './elements.js';
import { section } from './section.js';
import { againForm, counts } from './again.js';

/** @param {HTMLElement} place @param {Study} context */
export async function show(place, context) {
  const names = ['segments', 'map', 'plane', 'actions', 'choice'];
  const found = await Promise.all(names.map((name, i) => section(context, name, i > 0)));
  const parts = found.filter((part) => part.hasChildNodes());
  nameCards(found[0], context);
  place.append(...parts.length ? parts : [make('p', 'This recipe makes no segments.')]);
  const { study, segments } = context;
  if (!study.dataset || !segments.length) return;
  const number = menu(counts(segments.length), segments.length < 12 ? `${segments.length + 1}` : '2');
  place.append(againForm(study, [field('With another number of segments', number)],
    () => ({ clusters: Number(number.value), name: `${study.name}, ${number.value} segments` })));
}

/** Makes the names on the cards such that they can be written over. @param {Element} part @param {Study} context */
function nameCards(part, context) {
  const headings = part.querySelectorAll('.card h3');
  for (const [i, { id, name, originalName }] of context.segments.entries()) {
    const heading = headings[i];
    if (!heading) continue;
    const input = make('textarea.name', { value: name, rows: 1, maxlength: 80, readonly: document.body.dataset.role === 'viewer', 'aria-label': `Name of segment ${i + 1}`,
      keydown: (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        input.blur();
      },
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
