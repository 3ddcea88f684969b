/** The events of a study or a comparison, through lost connections and restarts of the service. */

import { ask, entryAddress, path } from './api.js';

/** The states after which nothing more happens. */
export const over = new Set(['finished', 'failed', 'cancelled']);

/**
 * Follows a study until it is over. When the connection is lost the study itself is asked, and
 * then its events anew; those that are told again do no harm.
 * @param {any} entry
 * @param {(event: any) => void} heard
 * @param {(connected: boolean) => void} connection
 * @returns {() => void} stops
 */
export function follow(entry, heard, connection) {
  let source = null;
  let timer = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
    source?.close();
    clearTimeout(timer);
  };
  const hear = (data) => {
    if (stopped) return;
    connection(true);
    if (over.has(data.state)) stop();
    heard(data);
  };
  const open = () => {
    source = new EventSource(entryAddress(entry, 'events'));
    for (const name of ['progress', 'state']) {
      source.addEventListener(name, ({ data }) => hear(JSON.parse(data)));
    }
    source.onerror = () => {
      source.close();
      if (!stopped) timer = setTimeout(again, 1000);
    };
  };
  const again = async () => {
    try {
      const study = await ask(path(entry));
      hear({ ...study, ...study.progress });
      if (!stopped) open();
    } catch ({ status }) {
      // Gone, or nobody is logged in any more: whoever shows the study anew is told so.
      if (status >= 400 && status < 500) return hear({ state: 'failed' });
      connection(false);
      if (!stopped) timer = setTimeout(again, 2000);
    }
  };
  open();
  return stop;
}
