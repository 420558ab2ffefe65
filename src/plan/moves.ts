// What should move once an action is done: one indicator, of which answers, and in which direction. As it is kept, and as it is read back.
// Whether it moved is effect/.
import { z } from 'zod';
import { heats } from '../feedback/filters.ts';
import { metrics } from '../feedback/scale.ts';

export const directions = ['up', 'down'] as const;

const shape = z.object({
  metric: z.enum(metrics),
  /** Of answers with this segment alone; left out: of all. */
  segment: z.object({ name: z.string(), value: z.string() }).optional(),
  /** Of answers just after something, or of relationship surveys; left out: each for itself. */
  heat: z.enum(heats).optional(),
  /** Of the indicator's value on its own scale: a CES that gets easier goes up. */
  direction: z.enum(directions),
});

/** As it is stored. Where on the customers' way stands in a column of its own. */
export type KeptMoves = z.infer<typeof shape>;

export type Moves = KeptMoves & {
  /** Null: at any. */
  readonly touchpoint: string | null;
};

/** Null where nothing was said. Throws on what no version of this program wrote. */
export function movesOf(row: { readonly moves: unknown; readonly touchpoint: string | null }): Moves | null {
  if (row.moves === null) return null;
  return { ...shape.parse(row.moves), touchpoint: row.touchpoint };
}
