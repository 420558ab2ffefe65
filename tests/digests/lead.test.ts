import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/digests/figure.ts';
import { leadOf } from '../../src/digests/lead.ts';

const nps: Figure = {
  metric: 'nps',
  heat: null,
  value: 34,
  n: 412,
  low: 28,
  high: 40,
  margin: 6,
  previous: 32,
  change: 2,
  direction: 'stable',
  isCentred: true,
};
/** Two margins up: 3.92 standard errors. */
const up: Figure = { ...nps, change: 12, direction: 'rise' };
const down: Figure = { ...nps, metric: 'csat', value: 0.8, margin: 0.05, change: -0.2, direction: 'fall' };
const theme = (name: string, z: number, more = {}) => ({
  name,
  z,
  direction: z > 0 ? ('rising' as const) : ('falling' as const),
  notable: true,
  ...more,
});

describe('a digest leads with', () => {
  it.each([
    ['nothing where nothing moved', [nps], [], null, null],
    ['what moved', [nps, up], [], up, null],
    ['the change of most margins, whatever its unit', [up, down], [], down, null],
    ['a theme where no figure moved', [nps], [theme('a', 2.5)], null, 'a'],
    ['the theme that rises most', [nps], [theme('a', 4), theme('b', 6)], null, 'b'],
    ['a theme that stands out more than the change', [up], [theme('a', 3.93)], up, 'a'],
    ['the change where it stands out as much', [up], [theme('a', 3.91)], up, null],
    ['no theme that falls', [nps], [theme('a', -9)], null, null],
    ['no theme that is only pinned', [nps], [theme('a', 9, { notable: false })], null, null],
    ['nothing where there is nothing', [], [], null, null],
  ])('%s', (_, figures, themes, moved, named) => {
    const lead = leadOf(figures, themes);
    expect(lead.moved).toBe(moved);
    expect(lead.theme?.name ?? null).toBe(named);
  });
});
