/** A study: its places one below the other, each filled as its answers come. */

import { ask } from './api.js';
import { button, complain, link, make } from './elements.js';
import { fileAddress, go, rewrite, route } from './router.js';
import { when } from './numbers.js';
import { forget, prepare, translate } from './charts.js';
import { rename as renameTexts, section } from './section.js';
import { markPlace, showPlaces } from './app.js';

/** The places after the first, in the order of the page. */
const parts = { Cleaning: () => import('./cleaning.js'), Customers: () => import('./customers.js'),
  Segments: () => import('./segments.js'), Drivers: () => import('./drivers.js'), Unusual: () => import('./unusual.js'),
  Predict: () => import('./predict.js'), Compare: () => import('./compare.js'), Export: () => import('./export.js') };

/** @param {HTMLElement} room @param {Route} to @param {() => boolean} current */
export async function show(room, to, current) {
  const study = await ask(`studies/${to.id}`);
  const data = make('section', { id: 'place-data' }, make('header', make('h1', { tabindex: -1 }, study.name),
    make('p.subtitle', `${study.dataset?.name ?? 'a deleted file'}, recipe ${study.recipe}, ${when(study.created)}`)));
  room.append(data);
  if (study.state !== 'finished') {
    showPlaces();
    return (await import('./progress.js')).show(room, study);
  }
  const { segments } = await ask(`studies/${study.id}/segments`).catch(() => ({ segments: [] }));
  /** @type {Study} */
  const context = { study, segments,
    renamed: (text) => context.segments.find(({ originalName }) => originalName === text)?.name ?? text,
    named: () => {
      translate(context.renamed);
      room.querySelectorAll('.part').forEach((part) => renameTexts(part, context.renamed));
    } };
  translate(context.renamed);
  data.append(await section(context, 'summary'), make('p.row.write',
    study.dataset && link(fileAddress(study), 'Study the file again', '.button'),
    button('Rename', async () => (await import('./studies.js')).rename(study, data)),
    button('Delete', async () => (await import('./studies.js')).remove(study, data))));
  showPlaces(study.id);
  room.addEventListener('customer', (/** @type {any} */ { detail }) => go('studies', study.id, 'customers', detail));
  const places = Object.entries(parts).map(([title, module]) => {
    const name = title.toLowerCase();
    const place = make('section.coming', { id: `place-${name}`, 'aria-labelledby': `title-${name}` },
      make('h2', { id: `title-${name}`, tabindex: -1 }, title));
    room.append(place);
    return { name, place, fill: async () => (await module()).show(place, context) };
  });
  return reading(room, places, context, current);
}

/**
 * Fills the places, the one that is asked for first, and follows which is read.
 * @param {HTMLElement} room @param {{name: string, place: HTMLElement, fill: () => Promise<void>}[]} places
 * @param {Study} context @param {() => boolean} current
 */
function reading(room, places, context, current) {
  /** The place that is gone to, until somebody scrolls themselves. */
  let target = '';
  let begun = false;
  let dialog = null;
  const hold = () => target && document.getElementById(`place-${target}`)?.scrollIntoView({ behavior: 'auto' });
  const release = () => { target = ''; };
  const mark = () => {
    const all = [...room.querySelectorAll(':scope > section')];
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const read = atEnd ? all.at(-1) : all.filter((place) => place.getBoundingClientRect().top <= innerHeight * .3).at(-1);
    const place = target || (read ?? all[0]).id.replace('place-', '');
    markPlace(place);
    if (!dialog && route().place !== place && (route().place || scrollY > 9)) rewrite({ place });
  };
  const fillAll = async () => {
    const first = places.filter(({ name }) => name === target);
    for (const { place, fill } of new Set([...first, ...places])) {
      if (!current()) return;
      await fill().catch((error) => complain(place, error));
      place.classList.remove('coming');
      hold();
    }
    setTimeout(release, 300);
    prepare();
  };
  const look = async (key) => {
    const { showCustomer } = await import('./customer.js');
    const shown = dialog = showCustomer(context, key);
    shown.addEventListener('close', () => {
      if (dialog === shown) dialog = null;
      if (route().key === key) rewrite({ key: '' });
      mark();
      setTimeout(forget);
    });
  };
  const leaving = new AbortController();
  const options = { passive: true, signal: leaving.signal };
  addEventListener('scroll', mark, options);
  for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(name, release, options);
  return {
    arrive({ place, key }) {
      dialog?.close();
      if (place && !key) {
        target = place;
        hold();
        markPlace(place);
        if (begun) {
          document.getElementById(`title-${place}`)?.focus({ preventScroll: true });
          setTimeout(release, 300);
        }
      } else if (key) {
        if (!begun) target = place;
        look(key);
      }
      if (!begun) fillAll();
      begun = true;
    },
    leave() {
      leaving.abort();
      dialog?.close();
      setTimeout(forget);
    },
  };
}
