// Every hot case, as its card tells it: who took it and what was done. The answers that it is about stand in it by their numbers, which
// `export feedback` and the chat know; never who the customer is.
import { withParts } from '../cases/case.ts';
import type { Status } from '../cases/lifecycle.ts';
import { phrases } from '../i18n/phrases.ts';
import { minuteOf } from '../sheet.ts';
import { byNumber, defineExport, type ExportQuestion, PAGE, startOf } from './export.ts';

interface CaseRow {
  readonly number: number;
  readonly status: Status;
  /** Where its card stands. */
  readonly channel: string;
  readonly taker: string | null;
  /** ISO 8601 in UTC, as all of them. */
  readonly openedAt: string;
  readonly takenAt: string | null;
  readonly contactedAt: string | null;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
  /** What was done for the customer; null until it is. */
  readonly resolution: string | null;
  /** Numbers of answers, the latest first. */
  readonly answers: readonly number[];
}

async function* caseRows(question: ExportQuestion): AsyncGenerator<CaseRow> {
  const { db, workspace } = question;
  const workspaceId = workspace.id;
  const openedAt = { gte: startOf(question) };
  const pages = byNumber((past) =>
    db.customerCase.findMany({
      where: { workspaceId, openedAt, ...past },
      orderBy: { number: 'asc' },
      take: PAGE,
    }),
  );
  for await (const rows of pages)
    for (const { row, status, channel, taker, resolvedBy, answers } of await withParts(db, workspaceId, rows))
      yield {
        number: row.number,
        status,
        channel: channel.name,
        taker: taker?.name ?? null,
        openedAt: row.openedAt.toISOString(),
        takenAt: row.takenAt?.toISOString() ?? null,
        contactedAt: row.contactedAt?.toISOString() ?? null,
        resolvedAt: row.resolvedAt?.toISOString() ?? null,
        resolvedBy: resolvedBy?.name ?? null,
        resolution: row.resolution === '' ? null : row.resolution,
        answers: answers.flatMap(({ number }) => number ?? []),
      };
}

const ELEMENTS =
  '{ number, status, channel, taker, openedAt, takenAt, contactedAt, resolvedAt, resolvedBy, resolution, answers: [number, ...] }.';

export const caseExport = defineExport<CaseRow>({
  name: 'cases',
  about: {
    en: 'hot cases by number, with the numbers of their answers',
    fr: 'les cas chauds, par numéro, avec les numéros de leurs réponses',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: true,
  rows: caseRows,
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      status: words(locale).status[row.status],
      openedAt: minuteOf(row.openedAt),
      takenAt: minuteOf(row.takenAt),
      contactedAt: minuteOf(row.contactedAt),
      resolvedAt: minuteOf(row.resolvedAt),
      answers: row.answers.join(', '),
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} cas`, other: `${count} cas` }
      : { one: `${count} case`, other: `${count} cases` },
});

const words = phrases({
  en: {
    columns: {
      number: 'Number',
      status: 'Status',
      channel: 'Channel',
      taker: 'Taken by',
      openedAt: 'Opened (UTC)',
      takenAt: 'Taken (UTC)',
      contactedAt: 'Customer contacted (UTC)',
      resolvedAt: 'Resolved (UTC)',
      resolvedBy: 'Resolved by',
      resolution: 'What was done',
      answers: 'Answers',
    } satisfies Record<keyof CaseRow, string>,
    status: { open: 'open', taken: 'taken', contacted: 'customer contacted', resolved: 'resolved' },
  },
  fr: {
    columns: {
      number: 'Numéro',
      status: 'État',
      channel: 'Canal',
      taker: 'Pris par',
      openedAt: 'Ouvert le (UTC)',
      takenAt: 'Pris le (UTC)',
      contactedAt: 'Client contacté le (UTC)',
      resolvedAt: 'Résolu le (UTC)',
      resolvedBy: 'Résolu par',
      resolution: 'Ce qui a été fait',
      answers: 'Réponses',
    },
    status: { open: 'ouvert', taken: 'pris', contacted: 'client contacté', resolved: 'résolu' },
  },
});
