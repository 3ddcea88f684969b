/// The script of the page: it draws the charts in the colours of the page, and marks where one is.
enum ReportScript {
  /// The script.
  static let text = setting + drawing + reading

  /// Colours, and ways to print numbers.
  private static let setting = #"""

    (() => {
      'use strict';
      const charts = JSON.parse(document.getElementById('charts').textContent);
      const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });
      const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
      const parts = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
      const percent = { format: (value) => `${parts.format(value * 100)}\u00a0%` };
      const compact = new Intl.NumberFormat('en', { notation: 'compact' });
      const print = (format) => (value) =>
        value === null || value === undefined || Number.isNaN(Number(value)) ? '' : format(value);
      const safe = (text) => echarts.format.encodeHTML(String(text));
      const formats = {
        count: print((value) => whole.format(value)),
        number: print((value) => number.format(value)),
        axis: print((value) => compact.format(value)),
        share: print((value) => percent.format(value)),
        countLabel: (item) => whole.format(item.value),
        shareLabel: (item) => Number.isFinite(item.value) ? percent.format(item.value) : '',
        point: (item) => [`<b>${safe(item.seriesName)}</b>`,
          ...item.dimensionNames.map((name, i) => {
            const value = item.value[i];
            return `${safe(name)}: ${typeof value === 'number' ? number.format(value) : safe(value)}`;
          })].join('<br>'),
        cell: (item) => `${safe(item.name)}<br>standing ${number.format(item.value[2])}`,
        // An outline: how opaque it is, then the points.
        band: (_, api) => {
          const points = [];
          for (let i = 1; Number.isFinite(api.value(i)); i += 2) {
            points.push(api.coord([api.value(i), api.value(i + 1)]));
          }
          return { type: 'polygon', shape: { points },
            style: { fill: api.visual('color'), opacity: api.value(0) } };
        },
      };
      const colours = () => {
        const style = getComputedStyle(document.documentElement);
        const names = ['ground', 'surface', 'ink', 'soft', 'line', 'accent', 'quiet', 'positive',
          'low', 'middle', 'high'];
        const all = Object.fromEntries(
          names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
        all.text = all.ink;
        all.series = Array.from({ length: 10 }, (_, i) =>
          style.getPropertyValue(`--s${i}`).trim());
        return all;
      };
      const resolve = (value, theme) => {
        if (typeof value === 'string') {
          if (value.startsWith('theme:')) return theme[value.slice(6)] ?? value;
          if (value.startsWith('format:')) return formats[value.slice(7)] ?? value;
          return value;
        }
        if (Array.isArray(value)) return value.map((item) => resolve(item, theme));
        if (value && typeof value === 'object') {
          return Object.fromEntries(
            Object.entries(value).map(([name, item]) => [name, resolve(item, theme)]));
        }
        return value;
      };

    """#

  /// One chart after another, so that the page answers while it draws.
  private static let drawing = #"""
      const looks = (theme) => {
        const axis = {
          axisLine: { lineStyle: { color: theme.quiet } },
          axisTick: { show: false },
          axisLabel: { color: theme.soft, lineHeight: 16 }, nameTextStyle: { color: theme.soft },
          splitLine: { lineStyle: { color: theme.line } }, minorTick: { show: false },
        };
        return {
          color: theme.series, backgroundColor: 'transparent',
          // The library lays text out in this font, whatever it draws in.
          textStyle: { fontFamily: 'sans-serif', color: theme.text },
          categoryAxis: { ...axis, splitLine: { show: false } },
          valueAxis: { ...axis, axisLine: { show: false } },
          logAxis: { ...axis, axisLine: { show: false } },
          legend: { textStyle: { color: theme.text }, inactiveColor: theme.quiet, itemGap: 18,
            pageIconColor: theme.soft, pageTextStyle: { color: theme.soft } },
          visualMap: { textStyle: { color: theme.soft } },
          bar: { label: { color: theme.text } },
          tooltip: { backgroundColor: theme.surface, borderColor: theme.line, confine: true,
            textStyle: { color: theme.text, fontSize: 13 }, axisPointer: {
              lineStyle: { color: theme.quiet }, shadowStyle: { color: theme.line, opacity: .4 } } },
        };
      };
      // Names beside bars take no more than a third of a narrow page.
      const fitted = (option, width) => {
        const label = option.yAxis?.axisLabel;
        if (label?.width) label.width = Math.min(label.width, width * .33);
        return option;
      };
      const drawn = new Map();
      const draw = (plot, width) => {
        const { dense, option } = charts[plot.dataset.chart];
        const theme = colours();
        drawn.get(plot)?.dispose();
        plot.style.height = `${plot.dataset.height}px`;
        const chart = echarts.init(plot, looks(theme), {
          renderer: dense ? 'canvas' : 'svg', width, locale: 'EN',
          devicePixelRatio: Math.max(2, window.devicePixelRatio) });
        chart.setOption(fitted(resolve(option, theme), chart.getWidth()));
        drawn.set(plot, chart);
        plot.dataset.drawn = 'yes';
      };
      const plots = [...document.querySelectorAll('.plot')];
      const drawAll = () => {
        const waiting = [...plots];
        const next = () => {
          const plot = waiting.shift();
          if (!plot) { document.documentElement.dataset.drawn = 'yes'; return; }
          draw(plot);
          setTimeout(next);
        };
        next();
      };
      const sizes = new ResizeObserver((entries) => {
        for (const { target } of entries) drawn.get(target)?.resize();
      });
      drawAll();
      plots.forEach((plot) => sizes.observe(plot));
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
      addEventListener('beforeprint', () => plots.forEach((plot) => draw(plot, 660)));
      addEventListener('afterprint', drawAll);

    """#

  /// Marks the section that is being read in the navigation.
  private static let reading = #"""
      const links = new Map([...document.querySelectorAll('nav a')].map(
        (link) => [link.getAttribute('href').slice(1), link]));
      const sections = [...document.querySelectorAll('main section')];
      const mark = () => {
        const line = innerHeight * .3;
        const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
        const current = atEnd ? sections.at(-1)
          : sections.filter((section) => section.getBoundingClientRect().top <= line).at(-1);
        for (const [name, link] of links) {
          if (name === (current ?? sections[0]).id) link.setAttribute('aria-current', 'true');
          else link.removeAttribute('aria-current');
        }
      };
      addEventListener('scroll', mark, { passive: true });
      mark();
    })();

    """#
}
