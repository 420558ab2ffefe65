// The two ways that people go with a company, customers' and employees', and the stages of each. Pure; which touchpoint is at which stage is
// built in for ours (feedback/touchpoints.ts) and stored for what a company decides.
import type { Locale } from '../../i18n/locale.ts';

type In = Readonly<Record<Locale, string>>;

/** Whose way it is. */
export type Lane = 'customers' | 'employees';
export const lanes: readonly Lane[] = ['customers', 'employees'];

const named = {
  customers: {
    discover: { en: 'Discover', fr: 'Découvrir' },
    buy: { en: 'Buy', fr: 'Acheter' },
    receive: { en: 'Receive', fr: 'Recevoir' },
    use: { en: 'Use', fr: 'Utiliser' },
    'get-help': { en: 'Get help', fr: 'Se faire aider' },
    leave: { en: 'Leave', fr: 'Partir' },
  },
  employees: {
    hire: { en: 'Join', fr: 'Être recruté' },
    arrive: { en: 'Arrive', fr: 'Arriver' },
    work: { en: 'Work', fr: 'Travailler' },
    grow: { en: 'Grow', fr: 'Évoluer' },
    depart: { en: 'Stay or leave', fr: 'Rester ou partir' },
  },
} as const satisfies Record<Lane, Record<string, In>>;

type StagesOf = typeof named;
export type JourneyStage = { [L in Lane]: keyof StagesOf[L] }[Lane];

/** In the order of the way. */
export const stagesOf: Readonly<Record<Lane, readonly JourneyStage[]>> = {
  customers: Object.keys(named.customers) as JourneyStage[],
  employees: Object.keys(named.employees) as JourneyStage[],
};

const names: ReadonlyMap<string, In> = new Map(lanes.flatMap((lane) => Object.entries(named[lane])));

export function stageNames(stage: JourneyStage): In {
  return names.get(stage) ?? { en: stage, fr: stage };
}

/** What is stored as one; null where this lane has no such stage. */
export function stageIn(lane: Lane, stored: string | null): JourneyStage | null {
  return stagesOf[lane].find((each) => each === stored) ?? null;
}

/** Whoever is at no stage comes after all that are. */
export function stageOrder(lane: Lane, stage: JourneyStage | null): number {
  return stage === null ? stagesOf[lane].length : stagesOf[lane].indexOf(stage);
}
