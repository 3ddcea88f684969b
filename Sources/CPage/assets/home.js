/** The first place without a study: a file, the demo, or an earlier study. */

import { ask } from './api.js';
import { send } from './sending.js';
import { announce, attempt, button, link, make } from './elements.js';
import { address, go } from './router.js';
import { item } from './studies.js';
import { bytes, when } from './numbers.js';
import { over } from './events.js';
import { showPlaces } from './app.js';

/** @param {HTMLElement} room @param {any} to @param {() => boolean} current */
export async function show(room, to, current) {
  const [studies, { datasets }, demo] = await Promise.all([entries(), ask('datasets'), ask('demo').catch(() => null)]);
  showPlaces();
  const leaving = new AbortController();
  const earlier = make('section', { 'aria-labelledby': 'earlier' });
  room.append(
    make('header', make('h1', { tabindex: -1 }, 'Who are your customers?'), make('p.subtitle',
      'Give a shop’s invoices, or a table of customers: they come back cleaned, grouped, named and explained.')),
    dropZone(demo && demo.available !== false, leaving.signal), earlier);
  if (datasets.length) {
    room.append(make('section', { 'aria-labelledby': 'files' }, make('h2', { id: 'files' }, 'Files'),
      make('ul.list', datasets.map(fileItem))));
  }
  let timer = 0;
  const list = (studies) => {
    if (!current()) return;
    if (!earlier.contains(document.activeElement)) {
      earlier.replaceChildren(make('h2', { id: 'earlier' }, 'Studies'), studies.length
        ? make('ul.list', studies.map((study) => item(study))) : make('p.note', 'There is none yet; the first begins with a file.'));
    }
    if (studies.some(({ state }) => !over.has(state))) {
      timer = setTimeout(async () => list(await entries().catch(() => studies)), 2000);
    }
  };
  list(studies);
  return {
    leave() {
      leaving.abort();
      clearTimeout(timer);
    },
  };
}

/** Studies and comparisons, the newest first. */
async function entries() {
  const [{ studies }, { comparisons }] = await Promise.all([ask('studies'), ask('comparisons')]);
  return [...studies, ...comparisons].sort((a, b) => b.created.localeCompare(a.created));
}

/** A place to drop a file at, or to choose one. @param {boolean} demo @param {AbortSignal} signal */
function dropZone(demo, signal) {
  const input = make('input.unseen', { type: 'file', tabindex: -1, 'aria-label': 'A file of invoices or customers',
    accept: '.xlsx,.csv,.tsv,.txt,.parquet,.json,.jsonl,.ndjson', change: () => take(input.files[0]) });
  const choose = button('Choose a file', () => input.click(), { class: 'button primary' });
  const sample = demo && button('Try the demo shop', () => attempt(zone, async () =>
    go('datasets', (await ask('demo', 'POST')).id), sample));
  const sending = make('div.sending');
  const zone = make('div.drop.write', make('p.drop-title', 'Drop a file here'), make('p.note', 'Workbook (.xlsx), CSV, Parquet or JSON lines'),
  make('p.row', choose, sample), input, sending);
  // A file that is dropped beside the place must not take the page away.
  const drag = (event) => {
    event.preventDefault();
    zone.classList.toggle('over', event.type === 'dragover');
    if (event.type === 'drop') take(event.dataTransfer.files[0]);
  };
  for (const name of ['dragover', 'dragleave', 'drop']) addEventListener(name, drag, { signal });
  const take = async (file) => {
    if (!file || choose.disabled) return;
    input.value = '';
    const stop = new AbortController();
    const bar = make('progress', { max: 1, value: 0, 'aria-label': `Sending ${file.name}` });
    const said = make('span', file.name);
    sending.replaceChildren(make('p.row', said, button('Stop', () => stop.abort(), { class: 'link' })), bar);
    announce(`Sending ${file.name}`);
    await attempt(zone, async () => {
      const answer = await send('datasets', file, (sent, total) => {
        bar.value = total ? sent / total : 1;
        said.textContent = `${file.name}: ${sent < total ? `${bytes(sent)} of ${bytes(total)}` : 'looking at it'}`;
      }, stop.signal);
      go('datasets', JSON.parse(await answer.text()).id);
    }, choose);
    sending.replaceChildren();
  };
  return zone;
}

/** @param {any} dataset */
function fileItem({ id, name, bytes: size, created }) {
  const text = 'Studies that were made of it keep their results, but cannot be made again.';
  const item = make('li', make('div', link(address('datasets', id), name), make('small', `${bytes(size)}, ${when(created)}`)),
    make('span.row.write', button('Delete', async () => {
      const { confirmed } = await import('./dialog.js');
      if (await confirmed(`Delete ${name}?`, text, 'Delete the file')) attempt(item, async () => {
        await ask(`datasets/${id}`, 'DELETE');
        item.remove();
      });
    }, { class: 'link', 'aria-label': `Delete ${name}` })));
  return item;
}
