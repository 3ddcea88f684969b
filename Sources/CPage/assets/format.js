/** How a text file is written, as menus: what was found goes unless somebody says otherwise. */

import { field, menu } from './elements.js';
import { recall } from './router.js';

const dates = ['%Y-%m-%d', '%d/%m/%Y', '%m/%d/%Y', '%d.%m.%Y', '%d-%m-%Y'];
/** @type {[string, string, string[][]][]} what can be chosen, and what people call it */
const choices = [
  ['delimiter', 'Separator', [[',', 'comma'], [';', 'semicolon'], ['\t', 'tab'], ['|', 'bar'], [' ', 'space']]],
  ['quote', 'Quotes', [['"', 'double: "'], ['\'', 'single: \''], ['none', 'none']]],
  ['encoding', 'Encoding', [['utf-8', 'UTF-8'], ['windows-1252', 'Windows-1252'], ['iso-8859-15', 'Latin-9'],
    ['utf-16', 'UTF-16'], ['shift_jis', 'Shift JIS']]],
  ['decimal', 'Decimal mark', [['.', '1,234.50'], [',', '1.234,50']]],
  ['dates', 'Dates', dates.flatMap((day) => [day, `${day} %H:%M`, `${day} %H:%M:%S`]).map((form) => [form, example(form)])],
];

/** New Year's Eve as a format writes it. @param {string} form */
function example(form) {
  const parts = { Y: '2026', y: '26', m: '12', d: '31', H: '18', M: '30', S: '00', b: 'Dec', B: 'December', I: '06', p: 'PM' };
  return form.replace(/%-?([a-zA-Z])/g, (whole, part) => parts[part] ?? whole);
}

/** @param {Record<string, string | null>} found as the preview tells it @param {(values: any) => void} change */
export function formatFields(found, change) {
  return choices.map(([name, title, options]) => {
    const called = (value) => options.find(([known]) => known === value.toLowerCase() || known === value)?.[1]
      ?? (name === 'dates' ? example(value) : value);
    const given = recall(name);
    const guess = !given && found[name];
    return field(title, menu([['', guess ? `${called(guess)} (found)` : 'as found'], ...options,
      ...given && !options.some(([value]) => value === given) ? [[given, called(given)]] : []], given,
    (value) => change({ [name]: value }), { name: `format-${name}` }));
  });
}
