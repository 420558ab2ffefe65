// Up to how much a change does not matter, by what is measured: the margin of the equivalence test behind the word "stable".
import type { Metric } from '../filters.ts';

/** In the unit of the value: points of NPS, shares from 0 to 1, a mean of 1 to 7. */
export const indifference: Readonly<Record<Metric | 'responses' | 'churn', number>> = {
  nps: 5,
  csat: 0.03,
  ces: 0.2,
  responses: 0.03,
  /** A churn of 1 % that becomes 3 % matters: a tenth of what is taken for other shares. */
  churn: 0.003,
};
