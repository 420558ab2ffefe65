// What somebody asks figures of, as they write it: days, sources, touchpoints and segments by name, and groups of answers. One way for
// the command line and the HTTP API.
import { type Days, daysAsked, instantsOf } from '../../calendar/days-asked.ts';
import { zoneOf } from '../../calendar/zone.ts';
import type { EngineStore } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { nearestFirst } from '../../terms/nearest.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { answersIn, type FeedbackFilters } from '../filters.ts';
import type { Segment } from '../segment-filter.ts';
import { isSegmentCalled, segmentName, segmentText } from '../segment-names.ts';
import { segmentsMeant } from '../segments-called.ts';
import { segmentsSaid } from '../segments-said.ts';
import { listSources } from '../sources/source.ts';
import { touchpointsMeant } from '../touchpoints/company.ts';
import { touchpointsInOrder } from '../touchpoints/order.ts';
import type { IndicatorQuestion } from './indicators.ts';
import { type AnswerColumn, segmentKeys } from './segments/answered-by.ts';
import { indicatorsBy, type SegmentIndicator } from './segments/segments.ts';

/** As it is written. */
export interface WrittenFilters {
  /** YYYY-MM-DD, both included; see `daysAsked`. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sources: readonly string[];
  readonly touchpoints: readonly string[];
  /** "Pays=Belgique", or the value alone, in either language. */
  readonly segments: readonly string[];
  readonly filters: Omit<FeedbackFilters, 'sourceIds' | 'touchpoints' | 'segments'>;
}

export interface AskedQuestion {
  readonly days: Days;
  readonly question: IndicatorQuestion;
}

/** @throws UserError for what there is not, naming what there is: 'asked.source', 'asked.touchpoint', 'asked.segment'; and those of `daysAsked` */
export async function questionAsked(
  store: EngineStore,
  { id, timeZone }: Pick<Workspace, 'id' | 'timeZone'>,
  written: WrittenFilters,
  now: Date,
): Promise<AskedQuestion> {
  const zone = zoneOf(timeZone);
  const days = daysAsked(written, zone.dayAt(now.getTime()));
  const filters = {
    ...written.filters,
    sourceIds: await idsOfSources(store, id, written.sources),
    touchpoints: await touchpointsAsked(store, id, written.touchpoints),
    segments: await segmentsAsked(store, id, written.segments),
  };
  return { days, question: { ...instantsOf(days, zone), filters } };
}

/** More are not looked through for the one that is asked for. */
const MOST_KEYS = 1000;

const columns: readonly AnswerColumn[] = ['touchpoint', 'source', 'heat', 'question'];

/**
 * Of each group. @throws UserError 'asked.group' naming what there is, where no answer of the period has such a segment
 * @param others by what else may be asked there
 */
export async function groupsAsked(
  store: EngineStore,
  workspaceId: string,
  question: IndicatorQuestion,
  { by, others = [] }: { readonly by: string; readonly others?: readonly string[] },
): Promise<readonly SegmentIndicator[]> {
  const column = columns.find((each) => each === by.toLowerCase());
  if (column) return indicatorsBy(store, workspaceId, question, column);
  const keys = await segmentKeys(store, workspaceId, question, MOST_KEYS);
  const segment = keys.find((each) => each === by) ?? keys.find((each) => isSegmentCalled(by, each));
  if (segment !== undefined) return indicatorsBy(store, workspaceId, question, { segment });
  const where = answersIn(workspaceId, question, {});
  if ((await store.db.feedback.findFirst({ where, select: { id: true } })) === null) return [];
  throw new UserError('asked.group', (locale) => {
    const known = [...columns, ...others, ...keys.map((each) => segmentName(each, locale))];
    return say(locale).noGroup(by, known.join(', '));
  });
}

async function idsOfSources(
  { db }: EngineStore,
  workspaceId: string,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const known = await listSources(db, workspaceId);
  return names.map((name) => {
    const source = known.find((each) => each.name === name.trim());
    if (source) return source.id;
    const all = known.map((each) => each.name).join(', ');
    throw new UserError('asked.source', (locale) => say(locale).noSource(name, all));
  });
}

/** Of which several may be meant: then it is refused too, naming these. */
async function segmentsAsked(
  store: EngineStore,
  workspaceId: string,
  written: readonly string[],
): Promise<Segment[]> {
  if (written.length === 0) return [];
  const known = await segmentsSaid(store, workspaceId);
  return written.map((each) => {
    const [one, ...more] = segmentsMeant(each, known);
    if (one !== undefined && more.length === 0) return one;
    throw new UserError('asked.segment', (locale) => {
      const shown = (some: readonly Segment[]) => some.map((segment) => segmentText(segment, locale));
      if (one !== undefined) return say(locale).severalSegments(each, shown([one, ...more]).join(', '));
      const nearest = nearestFirst(each, shown(known)).slice(0, MOST_TOLD);
      return say(locale).noSegment(each, nearest.join(', '));
    });
  });
}

/** Segments that are told where one is not known. */
const MOST_TOLD = 20;

/** By code or by name in either language, and as it was written: answers from before may not be brought to it yet. */
async function touchpointsAsked(
  { db }: EngineStore,
  workspaceId: string,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const meant = await touchpointsMeant(db, workspaceId, names);
  const all = (await touchpointsInOrder(db, workspaceId)).filter(({ lane }) => lane === 'customers');
  return names.flatMap((name) => {
    const id = meant.get(name);
    if (id !== undefined) return [...new Set([id, name])];
    throw new UserError('asked.touchpoint', (locale) => {
      const known = all.map((each) => each.names[locale]);
      return say(locale).noTouchpoint(name, nearestFirst(name, known).join(', '));
    });
  });
}

const say = phrases({
  en: {
    noGroup: (given: string, known: string) =>
      `No answer of this period has a segment named “${given}”; there are: ${known}.`,
    noSegment: (given: string, known: string) =>
      known === ''
        ? `No answer has a segment yet, so none is “${given}”.`
        : `No answer has the segment “${given}”; there are: ${known}.`,
    severalSegments: (given: string, known: string) =>
      `“${given}” is several segments: ${known}. Write NAME=VALUE.`,
    noTouchpoint: (given: string, known: string) =>
      `No touchpoint is called “${given}”; there are: ${known}.`,
    noSource: (given: string, known: string) =>
      known === ''
        ? `There is no source yet, so none named “${given}”.`
        : `No source is named “${given}”; there are: ${known}.`,
  },
  fr: {
    noGroup: (given, known) =>
      fr`Aucune réponse de cette période n’a de segment nommé « ${given} » ; segments connus : ${known}.`,
    noSegment: (given, known) =>
      known === ''
        ? fr`Aucune réponse n’a encore de segment, donc pas « ${given} ».`
        : fr`Aucune réponse n’a le segment « ${given} » ; segments connus : ${known}.`,
    severalSegments: (given, known) =>
      fr`« ${given} » désigne plusieurs segments : ${known}. Écrivez NOM=VALEUR.`,
    noTouchpoint: (given, known) => fr`Aucune étape ne s’appelle « ${given} » ; étapes connues : ${known}.`,
    noSource: (given, known) =>
      known === ''
        ? fr`Il n’y a encore aucune source, donc aucune du nom de « ${given} ».`
        : fr`Aucune source ne s’appelle « ${given} » ; sources connues : ${known}.`,
  },
});
