// How cases go, in numbers counted from what happened to them; never by person. How they are worded: digests.
import { type WorkCalendar, workingMinutesBetween } from '../calendar/working-time.ts';
import type { Store } from '../database/client.ts';
import { answersIn, type FeedbackFilters, type Period } from '../feedback/filters.ts';
import { survivalMedian } from '../statistics/survival.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Figures {
  /** In the period. */
  readonly opened: number;
  /** Of these, and as of the period's end: `of` were taken or have waited for over a working day; `taken`: within it. */
  readonly inTime: { readonly taken: number; readonly of: number };
  /** To the first taking, in working minutes; null while less than half were taken. See `survivalMedian`. */
  readonly medianMinutes: number | null;
  /** Cases resolved in the period, whenever they were opened; each once. */
  readonly resolved: number;
  /** Cases reopened in the period; each once. */
  readonly reopened: number;
  /** As of the period's end, whenever they were opened. */
  readonly stillOpen: number;
}

/** An event, as much as the numbers need. */
export interface ToldEvent {
  readonly caseId: string;
  readonly position: number;
  readonly kind: string;
  readonly at: Date;
}

/** The kinds of events that are counted. */
const counted = ['opened', 'taken', 'resolved', 'reopened'] as const;

/** `events`: of each case that was touched before the period's end, all of the counted kinds, in any order. */
function figuresOf(
  events: readonly ToldEvent[],
  { from, to }: Period,
  calendar: WorkCalendar,
  zone: string,
): Figures {
  const histories = new Map<string, ToldEvent[]>();
  for (const event of events.filter(({ at }) => at < to).toSorted((a, b) => a.position - b.position)) {
    const history = histories.get(event.caseId);
    if (history) history.push(event);
    else histories.set(event.caseId, [event]);
  }
  const all = [...histories.values()];
  const has = (kind: string) => (history: readonly ToldEvent[]) =>
    history.some((event) => event.kind === kind && event.at >= from);
  const waits = all.filter(has('opened')).map((history) => {
    const at = (kind: string) => history.find((event) => event.kind === kind)?.at ?? null;
    const taken = at('taken');
    const minutes = workingMinutesBetween(at('opened') ?? to, taken ?? to, calendar, zone);
    return { time: minutes, happened: taken !== null };
  });
  const day = (calendar.dayEndsAt - calendar.dayStartsAt) * 60;
  const due = waits.filter(({ time, happened }) => happened || time > day);
  return {
    opened: waits.length,
    inTime: { taken: due.filter(({ time, happened }) => happened && time <= day).length, of: due.length },
    medianMinutes: survivalMedian(waits),
    resolved: all.filter(has('resolved')).length,
    reopened: all.filter(has('reopened')).length,
    stillOpen: all.filter(isOpenAfter).length,
  };
}

function isOpenAfter(history: readonly ToldEvent[]): boolean {
  return history.findLast(({ kind }) => kind !== 'taken')?.kind !== 'resolved';
}

/** How many cases one statement asks for. */
const PAGE = 1_000;

/** Of cases about answers that the filters keep; reads those of the period and those that are not resolved. */
export async function caseNumbers(
  db: Store,
  workspace: Workspace,
  { from, to, filters }: Period & { readonly filters: FeedbackFilters },
): Promise<Figures> {
  const workspaceId = workspace.id;
  const concerned = await db.customerCase.findMany({
    where: {
      workspaceId,
      openedAt: { lt: to },
      OR: [
        { status: { not: 'resolved' } },
        { events: { some: { workspaceId, at: { gte: from }, kind: { in: [...counted] } } } },
      ],
    },
    select: { id: true },
  });
  const kept = await keptBy(db, workspaceId, concerned, { filters, to });
  const events: ToldEvent[] = [];
  for (let i = 0; i < kept.length; i += PAGE) {
    const some = await db.caseEvent.findMany({
      where: {
        workspaceId,
        caseId: { in: kept.slice(i, i + PAGE) },
        kind: { in: [...counted] },
        at: { lt: to },
      },
      select: { caseId: true, position: true, kind: true, at: true },
    });
    events.push(...some);
  }
  return figuresOf(events, { from, to }, workCalendar(workspace), workspace.timeZone);
}

/** The ids of cases about at least one answer that the filters keep. */
async function keptBy(
  db: Store,
  workspaceId: string,
  cases: readonly { readonly id: string }[],
  { filters, to }: { readonly filters: FeedbackFilters; readonly to: Date },
): Promise<string[]> {
  const ids = cases.map(({ id }) => id);
  if (Object.values(filters).every((each) => Array.isArray(each) && each.length === 0)) return ids;
  const asked = answersIn(workspaceId, { from: new Date(0), to }, filters);
  const kept = new Set<string>();
  for (let i = 0; i < ids.length; i += PAGE) {
    const links = await db.caseFeedback.findMany({
      where: { workspaceId, caseId: { in: ids.slice(i, i + PAGE) } },
      select: { caseId: true, feedbackId: true },
    });
    const found = await db.feedback.findMany({
      where: { AND: [asked, { id: { in: links.map(({ feedbackId }) => feedbackId) } }] },
      select: { id: true },
    });
    const answers = new Set(found.map(({ id }) => id));
    for (const { caseId, feedbackId } of links) if (answers.has(feedbackId)) kept.add(caseId);
  }
  return [...kept];
}
