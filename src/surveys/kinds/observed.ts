// What the program itself sees of how customers and colleagues are listened to: counted, never by person. It stands beside what people say of
// it and is never added to it.
import { z } from 'zod';
import { dayText, msPerDay } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { caseNumbers } from '../../cases/numbers.ts';
import { Prisma } from '../../database/generated/sqlite/client.ts';
import { postedSince } from '../../digests/sent.ts';
import { isMailingList } from '../../newsletter/addresses.ts';
import { promisedIn } from '../../suggestions/numbers/numbers.ts';
import type { KindShell } from '../kind.ts';
import { type SurveyFigure, surveyFigure } from './figure.ts';
import { pulseResult } from './pulse-view.ts';

const MONTH_DAYS = 30;
const QUARTER_DAYS = 90;
/** Pulses that are looked through for one of the same audience. */
const PULSES = 50;

export const observed = z.object({
  /** First replies that were promised to ideas for the last quarter: all, and those that came in time. */
  ideas: z.object({ replied: z.int(), of: z.int() }),
  /** Channels that got a digest within a month. */
  channels: z.int(),
  /** Within a quarter. */
  cases: z.object({ opened: z.int(), resolved: z.int() }),
  /** Of the last pulse of the same channels; null where there is none. */
  pulse: z.object({ on: z.string(), recommendation: surveyFigure }).nullable(),
});
export type Observed = z.infer<typeof observed>;

/** With the last pulses, the latest first, of whatever channels: a result is for those who were asked. */
export interface SeenHere extends Omit<Observed, 'pulse'> {
  readonly pulses: readonly SeenPulse[];
}

interface SeenPulse {
  /** Addresses. */
  readonly channels: readonly string[];
  readonly on: string;
  readonly recommendation: SurveyFigure;
}

export async function seenBy({ db, workspace, now }: KindShell): Promise<SeenHere> {
  const { id: workspaceId } = workspace;
  const before = (days: number) => new Date(now.getTime() - days * msPerDay);
  const quarter = { from: before(QUARTER_DAYS), to: now };
  const { opened, resolved } = await caseNumbers(db, workspace, { ...quarter, filters: {} });
  const addresses = await postedSince(db, workspaceId, before(MONTH_DAYS));
  return {
    ideas: (await promisedIn(db, workspace, quarter)).inTime,
    channels: addresses.filter((address) => !isMailingList(address)).length,
    cases: { opened, resolved },
    pulses: await lastPulses({ db, workspace, now }),
  };
}

async function lastPulses({ db, workspace, now }: KindShell): Promise<SeenPulse[]> {
  const zone = zoneOf(workspace.timeZone);
  const rounds = await db.surveyRound.findMany({
    where: {
      workspaceId: workspace.id,
      state: 'closed',
      closedAt: { lte: now },
      survey: { workspaceId: workspace.id, kind: 'pulse' },
      NOT: { result: { equals: Prisma.DbNull } },
    },
    orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
    take: PULSES,
    select: { closedAt: true, result: true, survey: { select: { channels: true } } },
  });
  return rounds.flatMap(({ closedAt, result, survey }) => {
    const read = pulseResult.safeParse(result);
    const recommendation = read.success ? read.data.recommendation : null;
    return recommendation === null || closedAt === null
      ? []
      : [
          {
            channels: z.array(z.string()).parse(survey.channels),
            on: dayText(zone.dayAt(closedAt.getTime())),
            recommendation: recommendation.figure,
          },
        ];
  });
}

/** As much of it as those may read who were asked in these channels. */
export function seenIn({ pulses, ...rest }: SeenHere, channels: readonly (string | null)[]): Observed {
  const asked = new Set(channels);
  const same = pulses.find(
    (pulse) =>
      pulse.channels.length > 0 &&
      pulse.channels.length === asked.size &&
      pulse.channels.every((address) => asked.has(address)),
  );
  return { ...rest, pulse: same ? { on: same.on, recommendation: same.recommendation } : null };
}
