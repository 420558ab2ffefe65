// Rounds of a kind in memory, one after the other: what it asked, what was answered, and what it made of that.
import { indifference } from '../../src/feedback/indicators/indifference.ts';
import type { Earlier, SurveyKind } from '../../src/surveys/kind.ts';
import { scenarios } from '../../src/surveys/kinds/content/orientation.ts';
import { pulseItems } from '../../src/surveys/kinds/content/pulse.ts';
import { allPractices } from '../../src/surveys/kinds/maturity.ts';
import { orientationQuestions } from '../../src/surveys/kinds/orientation-asking.ts';
import { pulseQuestions } from '../../src/surveys/kinds/pulse.ts';
import type { SurveyQuestion } from '../../src/surveys/question.ts';
import type { AskedGroup } from '../../src/surveys/round.ts';
import type { GroupTally } from '../../src/surveys/tally.ts';

/** By question, how many gave each answer. */
export type Counts = Readonly<Record<string, Readonly<Record<string | number, number>>>>;

export function tallied(group: number | null, asked: number, counts: Counts): GroupTally {
  return { group, asked, counts: counts as GroupTally['counts'] };
}

export interface Held {
  /** What else the result is made of. */
  readonly beside?: unknown;
  readonly groups?: readonly AskedGroup[];
  readonly settings?: unknown;
  readonly earlier?: Earlier<unknown> | null;
  readonly on?: string;
  readonly threshold?: number;
}

export function concluded(
  kind: SurveyKind,
  questions: readonly SurveyQuestion[],
  tallies: readonly GroupTally[],
  {
    beside = indifference,
    groups = [],
    settings = kind.defaults,
    earlier = null,
    on = '2026-11-30',
    threshold = 5,
  }: Held = {},
): Earlier<unknown> {
  const result = kind.conclude({ settings, on, threshold, groups, questions, tallies, beside, earlier });
  return { questions, tallies, result: JSON.parse(JSON.stringify(result)) };
}

/** What a round asks of a company that changed nothing of what the program ships. */
export function asks(kind: SurveyKind, round: number, settings = kind.defaults): readonly SurveyQuestion[] {
  const chosen = (json: unknown) => kind.settingsIn(json) as never;
  switch (kind.name) {
    case 'pulse':
      return pulseQuestions(pulseItems, chosen(settings), round);
    case 'orientation':
      return orientationQuestions(scenarios, chosen(settings), round);
    default:
      return allPractices();
  }
}
