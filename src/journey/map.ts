// The map of a journey: one snapshot of all that is known touchpoint by touchpoint over a time. Chat, page, picture and CSV show this and compute
// nothing of their own. How it is said: words.ts and beside it; the figures: figures.ts; what stands out: comparing.ts.
import type { Store } from '../database/client.ts';
import type { Figure } from '../digests/figure.ts';
import type { Metric, Period } from '../feedback/filters.ts';
import { type ToldAnswers, toldByTouchpoint } from '../feedback/indicators/segments/told.ts';
import type { JourneyStage, Lane } from '../feedback/touchpoints/stage.ts';
import type { Names } from '../feedback/touchpoints.ts';
import type { EmployeesAnswer } from '../surveys/employees-at.ts';
import { type JourneyTouchpoint, journeyOf } from '../touchpoints/journey.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Difference, JourneyMean } from './comparing.ts';
import { figuresAlong, type NoValue } from './figures.ts';
import { type AtTouchpoint, besideThem } from './gathered/beside.ts';
import { type Elsewhere, elsewhereOf } from './gathered/elsewhere.ts';
import { answeredAt } from './gathered/employees.ts';
import { askingAt } from './gathered/sources.ts';
import type { ReadsSurveys } from './gathered/surveyed.ts';

export interface JourneyMap extends Period {
  readonly lane: Lane;
  /** In the order of the way. */
  readonly touchpoints: readonly MapTouchpoint[];
  /** Of what the map shows: of each metric and heat that more than one touchpoint has a value in. */
  readonly means: readonly JourneyMean[];
  /** Of these metrics hot and cold answers both came, so that it is said which. */
  readonly inBothHeats: readonly Metric[];
  readonly elsewhere: Elsewhere;
}

export interface MapTouchpoint extends AtTouchpoint {
  readonly id: string;
  readonly names: Names;
  readonly stage: JourneyStage | null;
  readonly channel: JourneyTouchpoint['channel'];
  readonly aim: JourneyTouchpoint['aim'];
  readonly ownerId: string | null;
  /** Answers, with words or a score. */
  readonly volume: number;
  /** Of what is asked there most; null where nothing is rated. */
  readonly figure: Figure | null;
  /** Of employees: what they answered to sentences about it, the newest first; none is compared with another. */
  readonly surveyed: readonly EmployeesAnswer[];
  /** Null where there is a value, or employees answered. */
  readonly noValue: NoValue | null;
  /** From the journey's mean; null where there is no value, or nothing to hold it against. */
  readonly difference: Difference | null;
}

export interface MapQuestion {
  readonly workspace: Workspace;
  readonly lane: Lane;
  readonly window: Period;
  /** Whose results of colleagues' surveys are on it. */
  readonly reads: ReadsSurveys;
}

export async function journeyMap(
  db: Store,
  { workspace, lane, window, reads }: MapQuestion,
): Promise<JourneyMap> {
  const journey = await journeyOf(db, workspace.id, lane);
  const told = lane === 'employees' ? NO_ANSWERS : await toldByTouchpoint(db, workspace.id, window);
  const ids = journey.map(({ id }) => id);
  const { inBothHeats, figures, means } = await figuresAlong(db, workspace.id, told, ids);
  const asking = await askingAt(db, workspace.id, lane);
  const volumes = volumesIn(told);
  const surveyed = lane === 'employees' ? await answeredAt(db, workspace, window, reads) : NOTHING_SURVEYED;
  const beside = await besideThem(db, workspace, { window, reads, volumes, figures });
  return {
    ...window,
    lane,
    touchpoints: journey.map(({ id, names, stage, channel, aim, ownerId }): MapTouchpoint => {
      const volume = volumes.get(id) ?? 0;
      const { figure, difference, noValue } = figures.get(id) ?? UNTOLD;
      const asked = !asking.has(id) ? 'nobody' : lane === 'employees' ? 'unread' : 'silent';
      const answers = surveyed.get(id) ?? [];
      return {
        ...{ id, names, stage, channel, aim, ownerId, volume, figure, difference },
        surveyed: answers,
        noValue: answers.length > 0 ? null : volume === 0 ? asked : noValue,
        ...beside(id),
      };
    }),
    means,
    inBothHeats,
    elsewhere: await elsewhereOf(db, workspace.id, told),
  };
}

/** Of the employees' way no customer is asked. */
const NO_ANSWERS: ToldAnswers = { whole: [], groups: [], beyond: [] };
const NOTHING_SURVEYED: ReadonlyMap<string, readonly EmployeesAnswer[]> = new Map();

/** Of a touchpoint beyond those that are told apart. */
const UNTOLD = { figure: null, difference: null, noValue: 'beyond' } as const;

function volumesIn({ groups, beyond }: ToldAnswers): ReadonlyMap<string, number> {
  return new Map([...groups, ...beyond].map(({ group, volume }) => [group ?? '', volume]));
}
