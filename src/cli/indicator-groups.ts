// What `portevoix indicators` is asked to look at by name: sources, and groups of answers.
import type { Database, Store } from '../database/client.ts';
import type { IndicatorQuestion } from '../feedback/indicators/indicators.ts';
import { type Column, segmentKeys } from '../feedback/indicators/segments/answered-by.ts';
import { indicatorsBy, type SegmentIndicator } from '../feedback/indicators/segments/segments.ts';
import { listSources } from '../feedback/sources/source.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { UsageError } from './command.ts';

/** More are not looked through for the one that is asked for. */
const MOST_KEYS = 1000;

const columns: readonly Column[] = ['touchpoint', 'source', 'heat'];

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
  if (keys.length > 0 && !keys.includes(by))
    throw new UsageError(say(locale).noSegment(by, [...columns, ...keys].join(', ')));
  return indicatorsBy(database, workspaceId, question, { segment: by });
}

/** How a group is called; null: none was given. */
export function groupName(group: string | null, locale: Locale): string {
  return group === null ? say(locale).noGroup : touchpointName(group, locale);
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

const say = phrases({
  en: {
    noGroup: '(not given)',
    noSegment: (given: string, known: string) =>
      `No answer of this period has a segment named "${given}"; there are: ${known}.`,
    noSource: (given: string, known: string) =>
      known === ''
        ? `There is no source yet, so none named "${given}".`
        : `No source is named "${given}"; there are: ${known}.`,
  },
  fr: {
    noGroup: '(non précisé)',
    noSegment: (given, known) =>
      fr`Aucune réponse de cette période n’a de segment nommé « ${given} » ; il y a : ${known}.`,
    noSource: (given, known) =>
      known === ''
        ? fr`Il n’y a encore aucune source, donc aucune du nom de « ${given} ».`
        : fr`Aucune source ne s’appelle « ${given} » ; il y a : ${known}.`,
  },
});
