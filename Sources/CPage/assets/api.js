/** The service, as functions; whatever it refuses becomes an error with its sentence. */

import { plain } from './hints.js';

/** Where the service answers. */
export const root = '/api/v1';
/** What writes carry, so that no other page can make them. */
export let token = '';

/** What the service refused, and what about. */
export class Problem extends Error {
  constructor(/** @type {any} */ { detail, title, status = 0, where = '' }) {
    super(plain(detail || title || 'The service gave no answer that can be read.'));
    this.status = status;
    this.where = where ?? '';
  }
}

/**
 * Asks the service.
 * @param {string} path what follows `/api/v1/`
 * @param {any} [body] is sent as JSON
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function ask(path, method = 'GET', body = undefined, signal = undefined, again = false) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = token;
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(`${root}/${path}`, { method, headers, signal, body: body && JSON.stringify(body) })
    .catch((error) => {
      if (error.name === 'AbortError') throw error;
      throw new Problem({ detail: 'The service cannot be reached; try again in a moment.' });
    });
  if (response.status === 403 && method !== 'GET' && !again) {
    // The service may have been started anew, with another token.
    const old = token;
    await session();
    if (token !== old) return ask(path, method, body, signal, true);
  }
  const answer = response.status === 204 ? null : await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem({ status: response.status, ...answer });
  return answer;
}

/** Who is there, and whether they must log in; keeps the token that writes need. */
export async function session() {
  const answer = await ask('session');
  token = answer.csrf ?? '';
  return answer;
}

/** Where the service keeps a study or a comparison. @param {any} entry */
export const path = ({ kind, id }) => `${kind === 'comparison' ? 'comparisons' : 'studies'}/${id}`;

/** The address of something of a study or a comparison, for links. @param {any} entry @param {...string} parts */
export const entryAddress = (entry, ...parts) => [root, path(entry), ...parts.map(encodeURIComponent)].join('/');
