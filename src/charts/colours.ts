// The colours of charts, for a light and a dark ground, and the dashes that tell lines apart without them. Pure.

export interface ChartColours {
  readonly ground: string;
  readonly ink: string;
  /** Of the lines that values are read off against. */
  readonly grid: string;
  /** Of the series, in their order. */
  readonly series: readonly string[];
}

/** Text and series at 4.5:1 and more on their ground (WCAG 2.2, 1.4.3 and 1.4.11); tests/charts/colours.test.ts computes it. */
export const chartColours = {
  light: {
    ground: '#ffffff',
    ink: '#2b3138',
    grid: '#d5dae0',
    series: ['#0b5cad', '#a83f07', '#1b6b41', '#862a7a', '#675300', '#474d55'],
  },
  dark: {
    ground: '#12161b',
    ink: '#e6eaee',
    grid: '#3a424b',
    series: ['#84bcff', '#ffb27d', '#82d8a4', '#eba8e2', '#e4ce70', '#c5cbd3'],
  },
} as const satisfies Record<string, ChartColours>;

export type ChartGround = keyof typeof chartColours;

/** SVG's stroke-dasharray, by the place of a series; '' is an unbroken line. */
export const dashes = ['', '9 5', '2 5', '14 4 2 4', '6 3', '1 3'] as const;
