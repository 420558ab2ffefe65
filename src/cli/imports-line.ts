// One import as `portevoix imports` shows it: in a line, or as JSON. Many requests of one source on one day share a line.
import type { Store } from '../database/client.ts';
import { type Batch, kindOfBatch, shownState } from '../feedback/batches/batch.ts';
import { formats } from '../i18n/formats.ts';
import type { DatedReader } from '../i18n/reader.ts';
import { peopleByIds } from '../people/person.ts';
import { sayImportsCommand } from './imports-phrases.ts';

type PeopleNames = ReadonlyMap<string, string>;

export async function peopleOf(
  db: Store,
  workspaceId: string,
  batches: readonly Batch[],
): Promise<PeopleNames> {
  const ids = batches
    .flatMap(({ personId, undoneById }) => [personId, undoneById])
    .filter((id) => id !== null);
  const people = await peopleByIds(db, workspaceId, [...new Set(ids)]);
  return new Map(people.map(({ id, name }) => [id, name]));
}

export function batchJson(batch: Batch, names: PeopleNames, now: Date) {
  const { number, sourceName, fileName, startedAt, endedAt, undoneAt, personId, undoneById } = batch;
  const { imported, replaced, duplicates, differing, rejected, leftOut, removed, restored, edited } = batch;
  return {
    number,
    kind: batch.kind,
    source: sourceName,
    fileName,
    by: names.get(personId ?? '') ?? null,
    state: shownState(batch, now),
    startedAt,
    endedAt,
    ...{ imported, replaced, duplicates, differing, rejected, leftOut },
    undoneAt,
    undoneBy: names.get(undoneById ?? '') ?? null,
    ...{ removed, restored, edited },
  };
}

/** The latest first. */
export function batchLines(batches: readonly Batch[], names: PeopleNames, reader: DatedReader): string[] {
  return gathered(batches, reader.timeZone).map((together) => lineOf(together, names, reader));
}

/** Requests that came one after another from one source on one day, and were not taken back. */
function gathered(batches: readonly Batch[], timeZone: string): (readonly [Batch, ...Batch[]])[] {
  const { fullDay } = formats('en', timeZone);
  const keyOf = ({ kind, sourceId, state, startedAt, number }: Batch) =>
    kind === 'file' || state !== 'done' ? String(number) : `${kind} ${sourceId} ${fullDay(startedAt)}`;
  const groups: [Batch, ...Batch[]][] = [];
  for (const batch of batches) {
    const last = groups.at(-1);
    if (last && keyOf(last[0]) === keyOf(batch)) last.push(batch);
    else groups.push([batch]);
  }
  return groups;
}

function lineOf(
  together: readonly [Batch, ...Batch[]],
  names: PeopleNames,
  { locale, timeZone, now }: DatedReader,
): string {
  const words = sayImportsCommand(locale);
  const [latest] = together;
  const oldest = together.at(-1) ?? latest;
  const sum = (of: (batch: Batch) => number) => together.reduce((total, batch) => total + of(batch), 0);
  const state = shownState(latest, now);
  const by = names.get(latest.personId ?? '');
  return [
    latest.number === oldest.number ? `${latest.number}` : `${oldest.number}–${latest.number}`,
    together.length === 1 ? words.kind[kindOfBatch(latest)] : words.requests(together.length),
    ...(latest.fileName === null ? [] : [latest.fileName]),
    latest.sourceName,
    formats(locale, timeZone).moment(latest.startedAt, now),
    ...(by === undefined ? [] : [by]),
    words.counts({
      imported: sum((batch) => batch.imported),
      replaced: sum((batch) => batch.replaced),
      duplicates: sum((batch) => batch.duplicates),
      rejected: sum((batch) => batch.rejected),
      leftOut: sum((batch) => batch.leftOut),
    }),
    ...(state === 'done' ? [] : [words.state[state]]),
  ].join(' · ');
}
