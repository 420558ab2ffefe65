// All suggestions as rows, for spreadsheets and scripts. Who wrote an anonymous one is in none of them. Written out in
// files.ts.
import { dayOf } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import type { Store } from '../../database/client.ts';
import type { SuggestionModel } from '../../database/generated/sqlite/models.ts';
import { workspaceById } from '../../workspace/workspace.ts';
import { dataOf, eventOf } from '../history.ts';
import { acts, type Status, transitions } from '../lifecycle.ts';
import { type Suggestion, withPeople } from '../suggestion.ts';

/** Instants are ISO 8601 in UTC. What could tell when an anonymous author was at work is a day (YYYY-MM-DD). */
export interface ExportRow {
  readonly number: number;
  readonly title: string;
  readonly details: string;
  readonly topic: { readonly fr: string; readonly en: string };
  readonly status: Status;
  readonly anonymous: boolean;
  /** Null when anonymous. */
  readonly author: string | null;
  readonly owner: string | null;
  readonly submittedAt: string;
  readonly firstDueAt: string;
  readonly firstReplyAt: string | null;
  /** Working minutes. */
  readonly firstReplyMinutes: number | null;
  /** Null while no reply is owed. */
  readonly waitingSince: string | null;
  readonly dueAt: string;
  readonly supporters: number;
  /** The number of the one that goes on instead. */
  readonly duplicateOf: number | null;
  /** What the author said of the answers, in order. */
  readonly verdicts: readonly ('yes' | 'no')[];
  /** How many times an owner's words went to the author. */
  readonly replies: number;
  readonly lastReply: string | null;
  /** Of its last trial. */
  readonly trialHypothesis: string | null;
  /** YYYY-MM-DD. */
  readonly trialEndsOn: string | null;
  /** Null until it is told. */
  readonly trialResult: string | null;
  /** The day that it is planned for, YYYY-MM-DD; null where it has none, or is not planned. */
  readonly plannedFor: string | null;
}

/** Days in the company's time zone, YYYY-MM-DD, both included. */
export interface ExportPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const PAGE = 500;

/** Those that came in during the period, by number; never more than 500 in memory. */
export async function* exportRows(
  db: Store,
  workspaceId: string,
  period: ExportPeriod = {},
): AsyncGenerator<ExportRow> {
  for (let after = 0; ; ) {
    const rows = await exportPage(db, workspaceId, { ...period, after, take: PAGE });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.number;
  }
}

export interface ExportPart extends ExportPeriod {
  /** The number of the last one before. */
  readonly after: number;
  readonly take: number;
  /** Of all where it is left out. */
  readonly statuses?: readonly Status[] | undefined;
}

/** The next ones of them, by number. */
export async function exportPage(
  db: Store,
  workspaceId: string,
  { after, take, statuses, ...period }: ExportPart,
): Promise<readonly ExportRow[]> {
  const came = cameWithin(period, (await workspaceById(db, workspaceId)).timeZone);
  const status = statuses === undefined ? {} : { status: { in: [...statuses] } };
  const rows = await db.suggestion.findMany({
    where: { workspaceId, number: { gt: after }, ...status, ...came },
    orderBy: { number: 'asc' },
    take,
  });
  return rowsOf(db, workspaceId, rows);
}

/** Of an anonymous one only its UTC day is stored, so that day is compared. */
function cameWithin({ from, to }: ExportPeriod, timeZone: string) {
  const zone = zoneOf(timeZone);
  const between = (midnight: (day: number) => number) => ({
    ...(from === undefined ? {} : { gte: new Date(midnight(dayOf(from))) }),
    ...(to === undefined ? {} : { lt: new Date(midnight(dayOf(to) + 1)) }),
  });
  return {
    OR: [
      { anonymous: false, submittedAt: between((day) => zone.instant(day, 0)) },
      { anonymous: true, submittedAt: between((day) => zoneOf('UTC').instant(day, 0)) },
    ],
  };
}

async function rowsOf(db: Store, workspaceId: string, rows: SuggestionModel[]): Promise<ExportRow[]> {
  const said = await saidAbout(db, workspaceId, rows);
  const ids = rows.map((row) => row.duplicateOf).filter((id) => id !== null);
  const originals = await db.suggestion.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, number: true },
  });
  const numbers = new Map(originals.map(({ id, number }) => [id, number]));
  return (await withPeople(db, workspaceId, rows)).map((suggestion) => ({
    ...rowOf(suggestion),
    duplicateOf: numbers.get(suggestion.row.duplicateOf ?? '') ?? null,
    ...(said.get(suggestion.row.id) ?? nothingSaid),
  }));
}

interface Said {
  readonly verdicts: readonly ('yes' | 'no')[];
  readonly replies: number;
  readonly lastReply: string | null;
  readonly trialHypothesis: string | null;
  readonly trialEndsOn: string | null;
  readonly trialResult: string | null;
}

const noTrial = { trialHypothesis: null, trialEndsOn: null, trialResult: null };
const nothingSaid: Said = { verdicts: [], replies: 0, lastReply: null, ...noTrial };

/** Events that are an owner's words to the author, where they have words. */
const replyKinds: readonly string[] = acts
  .filter((act) => 'answers' in transitions[act])
  .map((act) => eventOf[act]);

async function saidAbout(
  db: Store,
  workspaceId: string,
  rows: readonly SuggestionModel[],
): Promise<ReadonlyMap<string, Said>> {
  const events = await db.suggestionEvent.findMany({
    where: {
      workspaceId,
      suggestionId: { in: rows.map((row) => row.id) },
      kind: { in: [...replyKinds, eventOf.confirm, eventOf.contest] },
    },
    orderBy: [{ suggestionId: 'asc' }, { position: 'asc' }],
    select: { suggestionId: true, kind: true, data: true },
  });
  const said = new Map<string, Said>();
  for (const event of events) {
    const before = said.get(event.suggestionId) ?? nothingSaid;
    const { verdicts, replies, lastReply } = before;
    const { text = '', changed, trial } = dataOf(event);
    const isReply = replyKinds.includes(event.kind) && text !== '' && changed !== 'deleted';
    const words = isReply ? text : null;
    said.set(event.suggestionId, {
      ...before,
      ...(event.kind === eventOf.test
        ? { ...noTrial, trialHypothesis: words, trialEndsOn: trial?.endsOn ?? null }
        : {}),
      ...(event.kind === eventOf.conclude ? { trialResult: words } : {}),
      verdicts: replyKinds.includes(event.kind)
        ? verdicts
        : [...verdicts, event.kind === eventOf.confirm ? 'yes' : 'no'],
      replies: replies + (isReply ? 1 : 0),
      lastReply: words ?? lastReply,
    });
  }
  return said;
}

function rowOf({ row, status, topic, author, owner, plan }: Suggestion) {
  /** Only its day where the instant is the author's and the author is hidden. */
  const authors = (at: Date) => (row.anonymous ? at.toISOString().slice(0, 10) : at.toISOString());
  return {
    number: row.number,
    title: row.title,
    details: row.details,
    topic: { fr: topic.nameFr, en: topic.nameEn },
    status,
    anonymous: row.anonymous,
    author: row.anonymous ? null : (author?.name ?? null),
    owner: owner?.name ?? null,
    submittedAt: authors(row.submittedAt),
    firstDueAt: row.firstDueAt.toISOString(),
    firstReplyAt: row.firstReplyAt?.toISOString() ?? null,
    firstReplyMinutes: row.firstReplyMin,
    waitingSince: row.waitingSince && authors(row.waitingSince),
    dueAt: row.dueAt.toISOString(),
    supporters: row.supporters,
    plannedFor: plan?.day ?? null,
  };
}
