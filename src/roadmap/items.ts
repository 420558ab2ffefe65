// What there is to do, step by step: what a company does this week, this month and this quarter so that customers are heard. Pure data, each
// with how it is known to be done. What it is called stands in words.ts; what is done already in ticks.ts.
import type { Facts } from './facts.ts';

/** The five steps, in the order in which one carries the next. */
export const steps = ['commit', 'assess', 'colleagues', 'customers', 'daily'] as const;
export type StepId = (typeof steps)[number];

/** By when: nearest first. */
export const horizons = ['week', 'month', 'quarter'] as const;
export type Horizon = (typeof horizons)[number];

/** Of replies that were promised: fewer say nothing of how a promise is kept. */
export const FEWEST_PROMISED = 5;
/** Of them, answered in time. */
const IN_TIME = 0.9;

export interface Item {
  readonly id: string;
  readonly step: StepId;
  readonly horizon: Horizon;
  /** Null: nothing here can see it, so an admin says so. */
  readonly holds: ((facts: Facts) => boolean) | null;
  /** What a button asks for that leads to doing it; null: to say that it is done is all that can be done here. */
  readonly asks: string | null;
}

/** In the order in which they are shown. A new one joins here; words.ts cannot miss it. */
export const items = [
  { id: 'sponsor', step: 'commit', horizon: 'week', holds: null, asks: null },
  {
    id: 'word',
    step: 'commit',
    horizon: 'month',
    holds: ({ hasSpoken }) => hasSpoken,
    asks: 'direction.write',
  },
  {
    id: 'charter',
    step: 'commit',
    horizon: 'quarter',
    holds: ({ hasCharter }) => hasCharter,
    asks: 'charter',
  },
  {
    id: 'answers',
    step: 'assess',
    horizon: 'week',
    holds: ({ sourcesHeard }) => sourcesHeard > 0,
    asks: 'sources',
  },
  { id: 'walk', step: 'assess', horizon: 'month', holds: ({ visits }) => visits > 0, asks: 'visits' },
  {
    id: 'assessment',
    step: 'assess',
    horizon: 'quarter',
    holds: ({ assessments }) => assessments > 0,
    asks: 'surveys',
  },
  {
    id: 'owners',
    step: 'colleagues',
    horizon: 'week',
    holds: ({ topics }) => topics.all > 0 && topics.unowned === 0,
    asks: 'topics',
  },
  {
    id: 'in-time',
    step: 'colleagues',
    horizon: 'month',
    holds: ({ promised: { replied, of } }) => of >= FEWEST_PROMISED && replied / of >= IN_TIME,
    asks: 'suggestions.list',
  },
  {
    id: 'pulse',
    step: 'colleagues',
    horizon: 'quarter',
    holds: ({ pulses }) => pulses > 0,
    asks: 'surveys',
  },
  {
    id: 'digest',
    step: 'customers',
    horizon: 'week',
    holds: ({ channels }) => channels > 0,
    asks: 'schedules',
  },
  {
    id: 'hot',
    step: 'customers',
    horizon: 'month',
    holds: ({ hotRules }) => hotRules > 0,
    asks: 'case-rules',
  },
  {
    id: 'beyond',
    step: 'customers',
    horizon: 'quarter',
    holds: ({ screens, letters }) => screens + letters > 0,
    asks: 'pages',
  },
  { id: 'story', step: 'daily', horizon: 'week', holds: ({ stories }) => stories > 0, asks: 'story' },
  {
    id: 'thanks',
    step: 'daily',
    horizon: 'month',
    holds: ({ thanks }) => thanks > 0,
    asks: 'thanks',
  },
  {
    id: 'action',
    step: 'daily',
    horizon: 'quarter',
    holds: ({ actionsDone }) => actionsDone > 0,
    asks: 'plan',
  },
] as const satisfies readonly Item[];

export type ItemId = (typeof items)[number]['id'];
