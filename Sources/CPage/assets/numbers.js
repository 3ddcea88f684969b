/** Numbers, shares, sizes and times as people read them. */

const format = (options) => {
  const form = new Intl.NumberFormat('en', options);
  return (value) => (value === null || value === undefined || Number.isNaN(Number(value)) ? '' : form.format(value));
};
const tenths = format({ maximumFractionDigits: 1 });
const digits = format({ maximumSignificantDigits: 4 });
const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** 1,234 */
export const count = format({ maximumFractionDigits: 0 });
/** Four digits, and all those before the decimal point. */
export const number = (value) => (Math.abs(value) >= 1000 ? count : digits)(value);
/** 1.2K */
export const compact = format({ notation: 'compact' });
/** 12.3 % */
export const share = (value) => (tenths(value) && `${tenths(value * 100)}\u00a0%`);
/** 1.2 MB */
export function bytes(value) {
  const step = Math.min(3, Math.floor(Math.log10(value || 1) / 3));
  return `${tenths(value / 1000 ** step)}\u00a0${['bytes', 'kB', 'MB', 'GB'][step]}`;
}
/** 20 Nov 2026, 10:15 @param {string | null} text */
export const when = (text) => (text ? clock.format(new Date(text)) : '');
/** 1 customer; 4,324 customers @param {number} value @param {string} noun */
export const several = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** "gaussian-mixture" → "Gaussian mixture", "t-sne" → "t-SNE", "hdbscan" → "HDBSCAN" @param {string} name */
export const methodName = (name) => (/^((?!pool)[a-z]{3,4}|umap|dbscan|hdbscan|optics|birch|cblof|copod|glosh|lunar)(:|$)/.test(name) ? name.toUpperCase()
  : words(name).replace(/\bt sne\b/i, 't-SNE').replace(/\bk (means|medoids|prototypes)\b/i, 'k-$1').replace(/^Mini batch/, 'Mini-batch'));

/** "average-order" → "Average order" @param {string} name */
export function words(name) {
  const text = name.replace(/[-_]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
