/** Files on their way to the service. */

import { Problem, root, token } from './api.js';

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
