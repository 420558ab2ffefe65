// How it is known whether a promise is kept: by an indicator of customers' answers at its touchpoint, or by a question that they answer with yes,
// partly or no; and from where on it is. As it is kept, and as it is read back. What the answers say is verdict.ts.
import { z } from 'zod';
import { heats } from '../feedback/filters.ts';
import { metrics, scales } from '../feedback/scale.ts';

const target = z.object({
  /** Kept where the value is at least so much, or at most. */
  bound: z.enum(['at-least', 'at-most']),
  /** In the unit of what is measured: points of NPS, shares from 0 to 1, a mean of 1 to 7. */
  value: z.number(),
});
export type PromiseTarget = z.output<typeof target>;
export type Bound = PromiseTarget['bound'];

export const knownShape = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('indicator'),
    metric: z.enum(metrics),
    /** Left out: the one of which more answered. */
    heat: z.enum(heats).optional(),
    /** Of answers with this segment alone; left out: of all. */
    segment: z.object({ name: z.string(), value: z.string() }).optional(),
    target,
  }),
  z.object({
    by: z.literal('question'),
    /** As a file's column or a survey calls it: a segment's name. Wherever on the way it was asked. */
    question: z.string(),
    /** Of the share that says yes; at most: of the share that says yes or partly. */
    target,
  }),
]);

/** As it is stored. */
export type PromiseKnown = z.output<typeof knownShape>;
export type PromiseMeasure = 'nps' | 'csat' | 'ces' | 'question';

/** Throws on what no version of this program wrote. */
export function knownOf(stored: unknown): PromiseKnown {
  return knownShape.parse(stored);
}

export function measureOf(known: PromiseKnown): PromiseMeasure {
  return known.by === 'question' ? 'question' : known.metric;
}

/** What a target may be, both included: in the unit of what is measured. */
export function possibleTargets(measure: PromiseMeasure): { readonly low: number; readonly high: number } {
  switch (measure) {
    case 'nps':
      return { low: -100, high: 100 };
    case 'csat':
    case 'question':
      return { low: 0, high: 1 };
    case 'ces':
      return scales.ces;
    default:
      return measure satisfies never;
  }
}
