/** Charts: drawn when they scroll in, in the colours of the page, and anew when these change. */

import { compact, count, number, share } from './numbers.js';

/** @type {Map<HTMLElement, Chart>} the charts of the page by the element they are drawn in */
const hung = new Map();
const drawn = new Map();
const waiting = new Set();
let library = null;
let words = (text) => text;

const formats = {
  count, number, axis: compact, share,
  countLabel: ({ value }) => count(value),
  shareLabel: ({ value }) => share(value),
  point: ({ seriesName, dimensionNames, value }) => [seriesName, ...dimensionNames.map((name, i) =>
    `${name}: ${typeof value[i] === 'number' ? number(value[i]) : value[i]}`)].join('\n'),
  cell: ({ name, value }) => `${name}\nstanding ${number(value[2])}`,
  // An outline: how opaque it is, then the points.
  band: (_, api) => {
    const points = [];
    for (let i = 1; Number.isFinite(api.value(i)); i += 2) points.push(api.coord([api.value(i), api.value(i + 1)]));
    return { type: 'polygon', shape: { points }, style: { fill: api.visual('color'), opacity: api.value(0) } };
  },
};

/** The colours of the page. @returns {any} */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ['ground', 'surface', 'ink', 'soft', 'line', 'accent', 'quiet', 'positive', 'low', 'middle', 'high'];
  return { ...Object.fromEntries(names.map((name) => [name, colour(name)])), text: colour('ink'),
    series: Array.from({ length: 10 }, (_, i) => colour(`s${i}`)) };
}

/** Puts colours, formats and names where an option leaves them to the page. */
function resolve(value, theme) {
  if (typeof value === 'string') {
    if (value.startsWith('theme:')) return theme[value.slice(6)] ?? value;
    if (value.startsWith('format:')) return formats[value.slice(7)] ?? value;
    return words(value);
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, theme));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(item, theme)]));
}

/** What charts look like unless their option says otherwise. */
function looks(/** @type {any} */ { text, soft, line, quiet, series, surface }) {
  const axis = { axisTick: { show: false }, axisLabel: { color: soft, lineHeight: 16 }, nameTextStyle: { color: soft },
    axisLine: { show: false, lineStyle: { color: quiet } }, splitLine: { lineStyle: { color: line } }, minorTick: { show: false } };
  const bare = { ...axis, axisLine: { lineStyle: { color: quiet } }, splitLine: { show: false } };
  return {
    color: series, backgroundColor: 'transparent', textStyle: { fontFamily: 'sans-serif', color: text },
    categoryAxis: bare, timeAxis: bare, valueAxis: axis, logAxis: axis,
    legend: { itemWidth: 16, itemHeight: 12, textStyle: { color: text }, inactiveColor: quiet, itemGap: 18, pageIconColor: soft, pageTextStyle: { color: soft } },
    visualMap: { textStyle: { color: soft } }, bar: { label: { color: text } },
    tooltip: { backgroundColor: surface, borderColor: line, confine: true, textStyle: { color: text, fontSize: 13, lineHeight: 18 },
      axisPointer: { lineStyle: { color: quiet }, shadowStyle: { color: line, opacity: .4 } } },
  };
}

/** @param {HTMLElement} element @param {number} [width] */
function draw(element, width) {
  if (!globalThis.echarts || !element.isConnected) return;
  const theme = colours();
  drawn.get(element)?.dispose();
  const chart = echarts.init(element, looks(theme), { width, locale: 'EN', devicePixelRatio: Math.max(2, devicePixelRatio) });
  const option = resolve(hung.get(element).option, theme);
  // Painted, for the library's own markup would bring styles that the page forbids.
  option.tooltip = { ...option.tooltip, renderMode: 'richText' };
  // Names beside bars take no more than a third of a narrow page.
  const label = option.yAxis?.axisLabel;
  if (label?.width) label.width = Math.min(label.width, chart.getWidth() * .33);
  if (option.xAxis?.type === 'category' && option.visualMap && chart.getWidth() < 480) Object.assign(option.xAxis.axisLabel, { rotate: 55 });
  chart.setOption(option);
  chart.on('click', ({ dimensionNames, value }) => {
    const customer = value?.[dimensionNames?.indexOf('customer')];
    if (customer) element.dispatchEvent(new CustomEvent('customer', { bubbles: true, detail: customer }));
  });
  drawn.set(element, chart);
  element.dataset.drawn = 'yes';
}

/** Fetches the library, once. */
export const prepare = () => library ??= import(/** @type {any} */ ('/assets/echarts.min.js'));

/** One chart after another, so that the page answers while it draws. */
async function drawNext() {
  await prepare();
  const [element] = waiting;
  if (!element) return;
  waiting.delete(element);
  draw(element);
  setTimeout(drawNext);
}

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    waiting.add(target);
  }
  if (waiting.size) drawNext();
}, { rootMargin: '300px' });
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => drawn.get(target)?.resize()));

/** Hangs a chart on an element; it is drawn when it is seen. @param {HTMLElement} element @param {Chart} chart */
export function hang(element, chart) {
  element.style.height = `${chart.height}px`;
  hung.set(element, chart);
  seen.observe(element);
  sizes.observe(element);
}

/** Draws anew what has been drawn. */
function redraw() {
  for (const element of drawn.keys()) draw(element);
}

/** Lets go of every chart that is no longer on the page. */
export function forget() {
  for (const element of hung.keys()) {
    if (element.isConnected) continue;
    drawn.get(element)?.dispose();
    [hung, drawn, waiting].forEach((all) => all.delete(element));
  }
}

/** Takes other words in charts, for segments that were renamed. @param {(text: string) => string} other */
export function translate(other) {
  words = other;
  redraw();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
addEventListener('beforeprint', () => {
  document.documentElement.classList.add('paper');
  for (const element of hung.keys()) draw(element, 660);
});
addEventListener('afterprint', () => {
  document.documentElement.classList.remove('paper');
  redraw();
});
