// What `portevoix indicators` is asked to look at by name: sources, and groups of answers.
import type { Database, EngineStore, Store } from '../database/client.ts';
import { heats } from '../feedback/filters.ts';
import type { IndicatorQuestion } from '../feedback/indicators/indicators.ts';
import { type Column, segmentKeys } from '../feedback/indicators/segments/answered-by.ts';
import { indicatorsBy, type SegmentIndicator } from '../feedback/indicators/segments/segments.ts';
import type { Segment } from '../feedback/segment-filter.ts';
import { isSegmentCalled, segmentName, segmentText } from '../feedback/segment-names.ts';
import { segmentsMeant } from '../feedback/segments-called.ts';
import { segmentsSaid } from '../feedback/segments-said.ts';
import { listSources } from '../feedback/sources/source.ts';
import { type Called, touchpointsCalled, touchpointsMeant } from '../feedback/touchpoints/company.ts';
import { touchpointName, touchpoints } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { nearestFirst } from '../terms/nearest.ts';
import { UsageError } from './command.ts';

/** More are not looked through for the one that is asked for. */
const MOST_KEYS = 1000;

const columns: readonly Column[] = ['touchpoint', 'source', 'heat', 'question'];

/** @throws UsageError naming what there is, where no answer of the period has such a segment. */
export async function groupsAsked(
  database: Database,
  workspaceId: string,
  question: IndicatorQuestion,
  by: string,
  locale: Locale,
): Promise<readonly SegmentIndicator[]> {
  const column = columns.find((each) => each === by.toLowerCase());
  if (column) return indicatorsBy(database, workspaceId, question, column);
  const keys = await segmentKeys(database, workspaceId, question, MOST_KEYS);
  const key = keys.find((each) => each === by) ?? keys.find((each) => isSegmentCalled(by, each));
  if (keys.length > 0 && key === undefined) {
    const names = keys.map((each) => segmentName(each, locale));
    throw new UsageError(say(locale).noSegment(by, [...columns, ...names].join(', ')));
  }
  return indicatorsBy(database, workspaceId, question, { segment: key ?? by });
}

/** How a group is called, by what was asked for: touchpoints and hot or cold by our names, others as they came; null: none was given. */
export function groupName(group: string | null, by: string, locale: Locale, called: Called): string {
  if (group === null) return say(locale).noGroup;
  const heat = heats.find((each) => each === group);
  if (by.toLowerCase() === 'heat' && heat) return say(locale).heats[heat];
  return by.toLowerCase() === 'touchpoint' ? touchpointName(group, locale, called.get(group)) : group;
}

/** @throws UsageError naming those that there are. */
export async function idsOfSources(
  db: Store,
  workspaceId: string,
  names: readonly string[],
  locale: Locale,
): Promise<string[]> {
  if (names.length === 0) return [];
  const known = await listSources(db, workspaceId);
  return names.map((name) => {
    const source = known.find((each) => each.name === name.trim());
    if (source) return source.id;
    throw new UsageError(say(locale).noSource(name, known.map((each) => each.name).join(', ')));
  });
}

/**
 * "Pays=Belgique", or the value alone, in either language.
 * @throws UsageError naming those that there are, the nearest first, or the several that a value stands for
 */
export async function segmentsAsked(
  store: EngineStore,
  workspaceId: string,
  written: readonly string[],
  locale: Locale,
): Promise<Segment[]> {
  if (written.length === 0) return [];
  const known = await segmentsSaid(store, workspaceId);
  const shown = (some: readonly Segment[]) => some.map((each) => segmentText(each, locale));
  return written.map((each) => {
    const [one, ...more] = segmentsMeant(each, known);
    if (one === undefined)
      throw new UsageError(
        say(locale).noSuchSegment(each, nearestFirst(each, shown(known)).slice(0, MOST_TOLD).join(', ')),
      );
    if (more.length > 0)
      throw new UsageError(say(locale).severalSegments(each, shown([one, ...more]).join(', ')));
    return one;
  });
}

/** Segments that are told where one is not known. */
const MOST_TOLD = 20;

/**
 * By code or by name in either language, and as it was written: answers from before may not be brought to it yet.
 * @throws UsageError naming those that there are, the nearest first
 */
export async function touchpointsAsked(
  db: Store,
  workspaceId: string,
  names: readonly string[],
  locale: Locale,
): Promise<string[]> {
  if (names.length === 0) return [];
  const meant = await touchpointsMeant(db, workspaceId, names);
  const called = await touchpointsCalled(db, workspaceId);
  return names.flatMap((name) => {
    const id = meant.get(name);
    if (id !== undefined) return [...new Set([id, name])];
    const all = [...new Set([...touchpoints, ...called.keys()])];
    const known = all.map((each) => touchpointName(each, locale, called.get(each)));
    throw new UsageError(say(locale).noTouchpoint(name, nearestFirst(name, known).join(', ')));
  });
}

const say = phrases({
  en: {
    noGroup: '(not given)',
    heats: { hot: 'just after an interaction', cold: 'relationship survey' },
    noSegment: (given: string, known: string) =>
      `No answer of this period has a segment named “${given}”; there are: ${known}.`,
    noSuchSegment: (given: string, known: string) =>
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
    noGroup: '(non précisé)',
    heats: { hot: 'à chaud', cold: 'à froid' },
    noSegment: (given, known) =>
      fr`Aucune réponse de cette période n’a de segment nommé « ${given} » ; segments connus : ${known}.`,
    noSuchSegment: (given, known) =>
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
