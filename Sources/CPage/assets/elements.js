/** Elements made by hand: every text becomes a text node, so nothing typed or read is markup. */

/**
 * Makes an element. Attributes that are functions become listeners; those that are `false`, `null`
 * or missing are left out, and so are such children.
 * @param {string} what the tag, and classes after dots, such as `p.note`
 * @param {...any} content attributes first, if any, then children and lists of them
 * @returns {any}
 */
export function make(what, ...content) {
  const [tag, ...classes] = what.split('.');
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(' ');
  const attributes = content[0]?.constructor === Object ? content.shift() : {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (name === 'value') /** @type {any} */ (element).value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  fill(element, ...content);
  return element;
}

/** Puts children into an element, after those it has. @param {Element} element */
export function fill(element, ...children) {
  element.append(...children.flat(3).filter((child) => child || child === 0));
}

/** A button. @param {string} label @param {(event: Event) => any} click */
export const button = (label, click, attributes = {}) =>
  make(attributes.class ? 'button' : 'button.button', { type: 'button', click, ...attributes }, label);

/** A link; `.button` makes it look like one. @param {string} href @param {string} text */
export const link = (href, text, look = '', attributes = {}) => make(`a${look}`, { href, ...attributes }, text);

/** A menu of values and words. @param {any[][]} options @param {(value: string) => any} [change] */
export function menu(options, chosen = '', change = undefined, attributes = {}) {
  const select = make('select', { change: change && (() => change(select.value)), ...attributes },
    options.map(([value, words]) => make('option', { value }, words)));
  select.value = chosen;
  return select;
}

let fields = 0;

/** A control with its label above it, and a hint below. @param {string} label @param {string} [hint] */
export function field(label, control, hint) {
  control.id ||= `field-${++fields}`;
  if (hint) control.setAttribute('aria-describedby', `${control.id}-hint`);
  return make('div.field', make('label', { for: control.id }, label), control,
    hint && make('small', { id: `${control.id}-hint` }, hint));
}

/** Says what went wrong, beside what it is about; `null` takes it back. @param {Element} place */
export function complain(place, error) {
  place.querySelector(':scope > .error')?.remove();
  if (error && error.name !== 'AbortError') {
    place.append(make('p.error', { role: 'alert' }, error.message));
  }
}

/**
 * Does something that may be refused, and says so beside what it is about.
 * @param {Element} place @param {() => Promise<any>} task @param {any} [control] rests meanwhile
 */
export async function attempt(place, task, control) {
  complain(place, null);
  if (control) control.disabled = true;
  try {
    await task();
  } catch (error) {
    complain(place, error);
  }
  if (control) control.disabled = false;
}

/** Says something to a screen reader, politely. @param {string} text */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

/** Runs a task once nothing new has come for a while. @param {number} pause in milliseconds */
export function settled(pause, task) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(task, pause);
  };
}
