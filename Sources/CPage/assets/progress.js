/** A study or a comparison at work: its stages as they pass, its place in the queue, and how it ended. */

import { ask, path } from './api.js';
import { announce, attempt, button, link, make } from './elements.js';
import { fileAddress } from './router.js';
import { plain } from './hints.js';
import { share, words } from './numbers.js';
import { follow, over } from './events.js';
import { refresh } from './app.js';

/** @param {HTMLElement} room @param {any} study @param {string} [back] where one comes from */
export function show(room, study, back) {
  const { kind } = study;
  const place = make('div.work');
  room.append(place);
  if (over.has(study.state)) return ended(place, study, back);
  const said = make('p.lead');
  const bar = make('progress', { max: 1, 'aria-label': 'The stage at work' });
  const stages = make('ol.stages');
  const lost = make('p.note', { hidden: true }, `The connection was lost. The ${kind} goes on; this page asks again.`);
  const stop = button(`Stop the ${kind}`, () => attempt(place, () => ask(`${path(study)}/cancel`, 'POST'), stop));
  place.append(said, bar, stages, lost, make('p.row.write', stop),
    make('p.note', `You can leave this page: the ${kind} goes on, and this address brings you back.`));
  const say = (text) => {
    if (said.textContent === text) return;
    said.textContent = text;
    announce(text);
  };
  const hear = ({ state, stage, fraction, detail, position }) => {
    if (over.has(state)) {
      announce(`The ${kind} is ${state}.`);
      refresh();
    } else if (stage) {
      say(words(stage));
      if (fraction) bar.value = fraction;
      else bar.removeAttribute('value');
      const known = [...stages.children].find(({ dataset }) => dataset.stage === stage);
      const item = known ?? stages.appendChild(make('li', { 'data-stage': stage }, make('span', words(stage)), make('span.note')));
      for (const other of stages.children) other.toggleAttribute('aria-current', other === item);
      item.lastElementChild.textContent = [detail, fraction && fraction < 1 && share(fraction)].filter(Boolean).join(', ');
    } else {
      bar.removeAttribute('value');
      say(state !== 'queued' ? 'Starting.' : position ? `Waiting: number ${position} in the queue.` : 'Waiting for its turn.');
    }
  };
  hear({ ...study, ...study.progress });
  const unfollow = follow(study, hear, (connected) => { lost.hidden = connected; });
  const queue = setInterval(async () => {
    const now = await ask(path(study)).catch(() => null);
    if (now?.state === 'queued') hear(now);
    else if (now) clearInterval(queue);
  }, 3000);
  return { leave: () => { unfollow(); clearInterval(queue); } };
}

/** How a study ended that has no results. @param {HTMLElement} place @param {any} study @param {string} [back] */
function ended(place, study, back) {
  const { kind } = study;
  place.append(study.state === 'failed'
    ? make('div.failure', make('h2', `The ${kind} could not be finished`), make('p', plain(study.problem ?? 'It ended without saying why.')))
    : make('p.lead', `This ${kind} was stopped; it has no results.`),
  make('p.row.write', back && link(back, 'Back', '.button.primary'),
    !back && study.dataset && link(fileAddress(study), 'Study the file again', '.button.primary'),
    button('Delete', async () => (await import('./studies.js')).remove(study, place, back && (() => { location.hash = back; })))));
}
