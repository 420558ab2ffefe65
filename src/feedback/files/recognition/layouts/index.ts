// The tools whose exports are known by their columns. Pure.
import { fold } from '../../../../terms/fold.ts';
import { namesOf } from '../../headers.ts';
import { helpDesks } from './help-desks.ts';
import type { Layout } from './layout.ts';
import { reviewSites } from './reviews.ts';
import { googleForms, surveyTools } from './surveys.ts';

export { type KnownColumn, type Layout, type LayoutName, layoutNames } from './layout.ts';

const LAYOUTS: readonly Layout[] = [...surveyTools, ...helpDesks, ...reviewSites, googleForms];

/** The tool whose export has these headers; null where none has. */
export function layoutOf(headers: readonly string[]): Layout | null {
  const folded = headers.map(fold);
  const names = new Set(headers.flatMap(namesOf));
  return (
    LAYOUTS.find(
      ({ has, first }) =>
        has.every((list) => list.some((name) => names.has(name))) &&
        (first === undefined || first.includes(folded[0] ?? '')),
    ) ?? null
  );
}
