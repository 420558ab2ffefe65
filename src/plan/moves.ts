// What should move once an action is done: one indicator, of which answers, or what customers answer to a question of yes, partly or no; and in
// which direction. As it is kept, and as it is read back. Whether it moved is effect/.
import { z } from 'zod';
import { heats } from '../feedback/filters.ts';
import { metrics } from '../feedback/scale.ts';
import type { Segment } from '../feedback/segment-filter.ts';

export const directions = ['up', 'down'] as const;

const ofIndicator = z.object({
  metric: z.enum(metrics),
  /** Of answers with this segment alone; left out: of all. */
  segment: z.object({ name: z.string(), value: z.string() }).optional(),
  /** Of answers just after something, or of relationship surveys; left out: each for itself. */
  heat: z.enum(heats).optional(),
  /** Of the indicator's value on its own scale: a CES that gets easier goes up. */
  direction: z.enum(directions),
});

const ofQuestion = z.object({
  /** As a promise is known by it (promises/known.ts): a segment's name. Wherever on the way it was asked. */
  question: z.string(),
  /** Up: more should say yes; down: fewer yes or partly. */
  direction: z.enum(directions),
});

const shape = z.union([ofIndicator, ofQuestion]);

/** As it is stored. Where on the customers' way stands in a column of its own. */
export type KeptMoves = z.infer<typeof shape>;

interface Somewhere {
  /** Null: at any. */
  readonly touchpoint: string | null;
}

export type IndicatorMoves = z.infer<typeof ofIndicator> & Somewhere;
export type QuestionMoves = z.infer<typeof ofQuestion> & Somewhere;
export type Moves = IndicatorMoves | QuestionMoves;

/** Null where nothing was said. Throws on what no version of this program wrote. */
export function movesOf(row: { readonly moves: unknown; readonly touchpoint: string | null }): Moves | null {
  if (row.moves === null) return null;
  return { ...shape.parse(row.moves), touchpoint: row.touchpoint };
}

/** The group of whose answers alone it is; null: of all. */
export function groupOf(moves: Moves | null): Segment | null {
  return moves !== null && 'metric' in moves ? (moves.segment ?? null) : null;
}
