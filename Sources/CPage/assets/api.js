/** The service, as functions; whatever it refuses becomes an error with its sentence. */

const root = '/api/v1';
let token = '';

/** What the service refused, and what about. */
class Problem extends Error {
  constructor(/** @type {any} */ { detail, title, status = 0, where = '' }) {
    super(detail || title || 'The service gave no answer that can be read.');
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
export async function ask(path, method = 'GET', body = undefined, signal = undefined) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = token;
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(`${root}/${path}`, { method, headers, signal, body: body && JSON.stringify(body) })
    .catch((error) => {
      if (error.name === 'AbortError') throw error;
      throw new Problem({ detail: 'The service cannot be reached; try again in a moment.' });
    });
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

/**
 * Sends a file and follows how much of it has gone.
 * @param {string} path @param {File} file
 * @param {(sent: number, total: number) => void} progress
 * @param {AbortSignal} [signal]
 * @returns {Promise<Blob>} the answer
 */
export function send(path, file, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${root}/${path}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('X-CSRF-Token', token);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'blob';
    request.upload.onprogress = ({ loaded, total }) => progress(loaded, total);
    request.onload = async () => {
      if (request.status < 300) return resolve(request.response);
      const answer = await request.response.text().then(JSON.parse).catch(() => ({}));
      reject(new Problem({ status: request.status, ...answer }));
    };
    request.onerror = () => reject(new Problem({
      detail: `The connection was lost before ${file.name} had arrived; nothing was kept of it.` }));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** The address of something of a study, for links. @param {string} study @param {...string} parts */
export const studyAddress = (study, ...parts) =>
  [root, 'studies', study, ...parts.map(encodeURIComponent)].join('/');
