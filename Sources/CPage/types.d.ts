// What the modules of the page hand to each other; for the checker alone, not part of the page.

/** An address: what is shown, and how its tables stand. */
interface Route {
  /** `home`, `datasets` or `studies`. */
  kind: string;
  id: string;
  /** The part of a study. */
  place: string;
  /** The customer that is looked at. */
  key: string;
  query: URLSearchParams;
}

/** What the places of a study share. */
interface Study {
  /** As the service tells it. */
  study: any;
  /** With the names that people gave. */
  segments: any[];
  /** The name that a segment has now. */
  renamed(text: string): string;
  /** Must be called when a segment got another name. */
  named(): void;
}

interface Chart {
  identifier: string;
  title: string;
  caption: string;
  /** In CSS pixels. */
  height: number;
  /** For ECharts, with `theme:` and `format:` where the page decides. */
  option: any;
  table: { columns: string[]; rows: string[][] };
}

/** A heading of a table; those with a name sort. */
interface Heading {
  title: any;
  numeric?: boolean;
  name?: string;
}

declare var echarts: any;
