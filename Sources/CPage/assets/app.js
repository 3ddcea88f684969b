/** The page as a whole: who is there, where they are, and the list of places. */

import { ask, session } from './api.js';
import { announce, attempt, button, complain, link, make } from './elements.js';
import { address, rewrite, route } from './router.js';

const places = ['Data', 'Cleaning', 'Customers', 'Segments', 'Drivers', 'Unusual', 'Predict', 'Compare', 'Export'];
const main = document.getElementById('content');
const list = document.getElementById('places');
const pages = {
  home: () => import('./home.js'), datasets: () => import('./dataset.js'), studies: () => import('./study.js'),
  comparisons: () => import('./comparison.js') };

/** @type {{arrive?: (to: Route) => void, leave?: () => void}} the page that is shown */
let page = {};
let shown = '';
let visits = 0;
let query = new URLSearchParams();

/** Writes the list of places; without a study that has them they are words. @param {string} [study] */
export function showPlaces(study) {
  list.replaceChildren(...places.map((name) => {
    const place = name.toLowerCase();
    return make('li', study || place === 'data'
      ? link(study ? address('studies', study, place) : '#/', name, '', { 'data-place': place }) : make('span', name));
  }));
  markPlace('data');
}

/** Marks the place that is being read. @param {string} place */
export function markPlace(place) {
  /** @type {HTMLElement} */
  const item = list.querySelector(`[data-place="${CSS.escape(place)}"]`);
  const before = list.querySelector('[aria-current]');
  if (!item || item === before) return;
  before?.removeAttribute('aria-current');
  item.setAttribute('aria-current', 'true');
  list.scrollTo({ left: item.offsetLeft - 90 });
}

/** Shows what the address asks for. @param {boolean} [first] */
async function show(first) {
  const to = route();
  if (`${to.kind}/${to.id}` === shown && page.arrive) {
    // Links lead to a place; how the tables stand goes with them.
    if (!to.query.toString()) rewrite({ query });
    query = route().query;
    return page.arrive(to);
  }
  page.leave?.();
  page = {};
  shown = `${to.kind}/${to.id}`;
  query = to.query;
  const visit = ++visits;
  const room = make('div.room');
  try {
    const { show } = await (pages[to.kind] ?? pages.home)();
    const next = await show(room, to, () => visit === visits);
    if (visit !== visits) return next?.leave?.();
    page = next ?? {};
  } catch (error) {
    if (visit !== visits) return;
    if (error.status === 401) return logIn();
    showPlaces();
    room.replaceChildren(make('h1', { tabindex: -1 }, 'This cannot be shown'), make('p', link('#/', 'All studies')));
    complain(room, error);
  }
  main.replaceChildren(room);
  const heading = room.querySelector('h1');
  document.title = heading && to.kind !== 'home' ? `${heading.textContent} · Clientele` : 'Clientele';
  if (!first && !to.place) {
    scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }
  page.arrive?.(to);
}

/** Shows the page anew, as after a study has ended. */
export function refresh() {
  shown = '';
  return show();
}

/** Keeps how the tables stand, for the next link. */
addEventListener('hashchange', ({ oldURL }) => {
  query = new URLSearchParams(oldURL.split('?')[1] ?? '');
  announce('');
  show();
});
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});

/** Asks who is there, for the service tells nobody else. */
async function logIn() {
  shown = '';
  showPlaces();
  (await import('./login.js')).show(main, begin);
}

/** Finds out who is there, and shows the page to them. */
function begin() {
  const account = document.getElementById('account');
  account.replaceChildren();
  attempt(main, async () => {
    const { user, role, loginNeeded } = await session();
    document.body.dataset.role = role;
    if (loginNeeded) return logIn();
    if (user) {
      account.append(`${user} `, button('Log out', () => attempt(account, async () => {
        await ask('session', 'DELETE');
        location.reload();
      }), { class: 'link' }));
    }
    show(true);
  });
}
begin();
