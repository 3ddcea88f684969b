/** One customer: what they bought, where they belong and why, and whether they are unusual. */

import { ask } from './api.js';
import { attempt, button, fill, make } from './elements.js';
import { open } from './dialog.js';
import { hang } from './charts.js';
import { number, several, share, when } from './numbers.js';
import { numeric, table } from './table.js';

/** Shows a customer beside the page. @param {Study} context @param {string} key */
export function showCustomer({ study, renamed }, key) {
  const body = make('div.part');
  const dialog = open(`Customer ${key}`, [button('Close', () => dialog.close(), { class: 'button close' }), body], '.side');
  dialog.querySelector('h2').focus();
  attempt(body, async () => {
    const { features, segment, secondBest, distance, confidence, why, moves, unusual, unusualReasons, purchases }
      = await ask(`studies/${study.id}/customers/by?key=${encodeURIComponent(key)}`);
    const tiles = { Segment: segment && renamed(segment.name), 'Second best': secondBest && renamed(secondBest.name),
      Clearness: share(confidence), Unusual: typeof unusual === 'boolean' && (unusual ? 'yes' : 'no') };
    fill(body, make('dl.tiles', Object.entries(tiles).map(([term, value]) => value && make('div', make('dt', term), make('dd', value)))),
      sentences('Why this segment', why), sentences('What would move them', moves), unusual && sentences('Why unusual', unusualReasons));
    const chart = purchases?.length > 0 && purchaseChart(purchases);
    fill(body, chart && figure(chart), make('h3', 'Against the average'), number(distance) && secondBest && make('p.note',
      `Distance ${number(distance)} from the centre of the segment, ${number(secondBest.distance)} from the second best; clearness is 0 halfway between them, 100 % at the centre.`), table('Features against the average',
        numeric(['Feature', 'Customer', 'Mean of segment', 'Mean of all', 'Higher than']),
        features.map(({ title, kind, value, segmentAverage, average, percentile }) =>
          [title, ...[value, segmentAverage, average].map(kind === 'share' ? share : number), standing(percentile)])));
    if (chart) hang(body.querySelector('.plot'), chart);
  });
  return dialog;
}

/** The part of all customers that a value is higher than, as a place on a line. @param {number} part */
function standing(part) {
  const mark = make('span.standing', { 'aria-hidden': 'true' });
  mark.style.setProperty('--part', `${part * 100}%`);
  return [mark, share(part)];
}

/** A chart with its caption and its numbers. @param {Chart} chart */
function figure({ identifier, title, caption, table: { columns, rows } }) {
  return make('figure', { 'aria-labelledby': `${identifier}-title` },
    make('figcaption', make('h3', { id: `${identifier}-title` }, title), make('p', caption)),
    make('div.plot', { 'data-chart': identifier }),
    make('details', make('summary', 'Numbers of this chart'), table(`${title}: numbers`, numeric(columns), rows)));
}

/** @param {string} title @param {string[]} texts */
const sentences = (title, texts) => texts?.length > 0 && [make('h3', title), make('ul', texts.map((text) => make('li', text)))];

/** @param {{date: string, revenue: number, invoices: number}[]} purchases */
function purchaseChart(purchases) {
  const day = (date) => when(date).split(',')[0];
  const sum = purchases.reduce((sum, { revenue }) => sum + revenue, 0);
  const title = 'Purchases over time';
  const caption = `${number(sum)} on ${several(purchases.length, 'day')}, from ${day(purchases[0].date)} to ${day(purchases.at(-1).date)}.`;
  return { identifier: 'purchases', title, caption, height: 220,
    table: { columns: ['Day', 'Revenue', 'Invoices'], rows: purchases.map(({ date, revenue, invoices }) => [day(date), number(revenue), String(invoices)]) },
    option: { animation: false, aria: { enabled: true, label: { description: `${title}. ${caption}` } },
      grid: { top: 16, right: 16, bottom: 8, left: 8, containLabel: true },
      xAxis: { type: 'time', axisLabel: { hideOverlap: true } }, yAxis: { type: 'value', splitNumber: 3, axisLabel: { formatter: 'format:axis' } },
      tooltip: { trigger: 'item', valueFormatter: 'format:number' },
      series: [{ type: 'bar', name: 'Revenue', barWidth: 5, itemStyle: { color: 'theme:accent' }, data: purchases.map(({ date, revenue }) => [date, revenue]) }] } };
}
