/** Sections of the report: markup of the service, the only one that is trusted, with its charts. */

import { ask, path } from './api.js';
import { make } from './elements.js';
import { hang } from './charts.js';
import { plain } from './hints.js';

/**
 * A section without its heading, or with one as a part of a place.
 * @param {Study} context @param {string} name @param {boolean} [titled]
 * @returns {Promise<HTMLElement>} empty when the study has none of this name
 */
export async function section({ study, renamed }, name, titled) {
  const place = make(`div.part.${name}`);
  if (!study.sections.some(({ id }) => id === name)) return place;
  const { title, html, charts } = await ask(`${path(study)}/sections/${name}`);
  const template = make('template');
  template.innerHTML = html;
  const { content } = template;
  content.querySelector('h2')?.remove();
  place.append(...(content.querySelector('section') ?? content).childNodes);
  if (titled) place.prepend(make('h3.title', title));
  for (const text of place.querySelectorAll('li, p, small')) {
    if (!text.children.length) text.textContent = plain(text.textContent);
  }
  rename(place, renamed);
  for (const chart of charts) {
    hang(place.querySelector(`[data-chart="${chart.identifier}"]`), chart);
  }
  return place;
}

/** Writes the names that segments have now. @param {Element} place @param {(text: string) => string} renamed */
export function rename(place, renamed) {
  for (const cell of place.querySelectorAll('th, td, h3')) {
    if (!cell.children.length) cell.textContent = renamed(cell.textContent);
  }
}
