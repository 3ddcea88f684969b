/** Addresses: `#/`, `#/datasets/{id}`, `#/studies/{id}/{place}/{customer}?how=tables+stand`,
    `#/comparisons/{id}?study={id}`. */

/** The address as it stands. @returns {Route} */
export function route() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [kind, id = '', place = '', key = ''] = path.split('/').map((part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  });
  return { kind: kind || 'home', id, place, key, query: new URLSearchParams(query) };
}

/** An address as text. @param {...string} parts */
export const address = (...parts) => `#/${parts.filter(Boolean).map(encodeURIComponent).join('/')}`;

/** How a file is read, as far as an address keeps it. */
export const reading = ['sheet', 'header', 'delimiter', 'quote', 'encoding', 'decimal', 'dates'];

/** Where a file is studied again as it was. @param {any} study */
export function fileAddress({ dataset, request = {} }) {
  const query = new URLSearchParams([...reading, 'recipe'].filter((name) => request[name]).map((name) => [name, request[name]]));
  return `${address('datasets', dataset.id)}?${query}`.replace(/\?$/, '');
}

/** Goes to an address. @param {...string} parts */
export function go(...parts) {
  location.hash = address(...parts);
}

/** Changes the address without going anywhere. @param {Partial<Route>} changes */
export function rewrite(changes) {
  /** @type {Route} */
  const { kind, id, place, key, query } = Object.assign(route(), changes);
  const text = query.toString();
  const next = address(kind, id, place, key) + (text && `?${text}`);
  if (next !== location.hash) history.replaceState(null, '', next);
}

/** Keeps values in the address; empty ones are left out. @param {Record<string, any>} values */
export function remember(values) {
  const { query } = route();
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  rewrite({ query });
}

/** A value that the address keeps. @param {string} name */
export const recall = (name) => route().query.get(name) ?? '';
