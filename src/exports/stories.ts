// Every "best failure", as its moderators see it. Who made it right is named only where that person agreed.
import { phrases } from '../i18n/phrases.ts';
import { peopleByIds } from '../people/person.ts';
import { minuteOf } from '../sheet.ts';
import { namedHero, type StoryStatus, statusFrom, storyLanguage } from '../stories/story.ts';
import { byNumber, defineExport, type ExportQuestion, PAGE, startOf } from './export.ts';

interface StoryRow {
  readonly number: number;
  readonly title: string;
  readonly wentWrong: string;
  readonly weDid: string;
  readonly customerSaid: string;
  readonly learned: string;
  readonly status: StoryStatus;
  readonly language: string | null;
  readonly teller: string | null;
  /** Null where nobody is credited, or nobody agreed to be named. */
  readonly hero: string | null;
  /** ISO 8601 in UTC, as the next. */
  readonly submittedAt: string;
  readonly approvedAt: string | null;
  /** In how many channels it was told. */
  readonly channels: number;
}

async function* storyRows(question: ExportQuestion): AsyncGenerator<StoryRow> {
  const { db, workspace } = question;
  const workspaceId = workspace.id;
  const submittedAt = { gte: startOf(question) };
  const pages = byNumber((past) =>
    db.story.findMany({
      where: { workspaceId, submittedAt, ...past },
      orderBy: { number: 'asc' },
      take: PAGE,
      include: { _count: { select: { tellings: true } } },
    }),
  );
  for await (const rows of pages) {
    const ids = rows.flatMap(({ tellerId, creditedId }) => [tellerId, creditedId ?? tellerId]);
    const people = new Map(
      (await peopleByIds(db, workspaceId, [...new Set(ids)])).map((each) => [each.id, each]),
    );
    for (const row of rows) {
      const { number, title, wentWrong, weDid, customerSaid, learned } = row;
      yield {
        number,
        title,
        wentWrong,
        weDid,
        customerSaid,
        learned,
        status: statusFrom(row.status),
        language: storyLanguage(row),
        teller: people.get(row.tellerId)?.name ?? null,
        hero: namedHero({ row, credited: people.get(row.creditedId ?? '') ?? null }),
        submittedAt: row.submittedAt.toISOString(),
        approvedAt: row.approvedAt?.toISOString() ?? null,
        channels: row._count.tellings,
      };
    }
  }
}

const ELEMENTS =
  '{ number, title, wentWrong, weDid, customerSaid, learned, status, language, teller, hero, submittedAt, approvedAt, channels }.';

export const storyExport = defineExport<StoryRow>({
  name: 'stories',
  about: {
    en: 'best failures by number; who made it right only where that person agreed',
    fr: 'les ratés devenus pépites, par numéro ; qui a rattrapé le coup seulement avec son accord',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: true,
  rows: storyRows,
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      status: words(locale).status[row.status],
      submittedAt: minuteOf(row.submittedAt),
      approvedAt: minuteOf(row.approvedAt),
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} récit`, other: `${count} récits` }
      : { one: `${count} best failure`, other: `${count} best failures` },
});

const words = phrases({
  en: {
    columns: {
      number: 'Number',
      title: 'Title',
      wentWrong: 'What went wrong',
      weDid: 'What we did',
      customerSaid: 'What the customer said',
      learned: 'What we learned',
      status: 'Status',
      language: 'Language',
      teller: 'Told by',
      hero: 'Made right by',
      submittedAt: 'Told (UTC)',
      approvedAt: 'Approved (UTC)',
      channels: 'Channels that read it',
    } satisfies Record<keyof StoryRow, string>,
    status: { submitted: 'waits for a moderator', returned: 'returned', approved: 'approved' },
  },
  fr: {
    columns: {
      number: 'Numéro',
      title: 'Titre',
      wentWrong: 'Ce qui a raté',
      weDid: 'Ce qu’on a fait',
      customerSaid: 'Ce que le client a dit',
      learned: 'Ce qu’on en retient',
      status: 'État',
      language: 'Langue',
      teller: 'Raconté par',
      hero: 'Rattrapé par',
      submittedAt: 'Raconté le (UTC)',
      approvedAt: 'Approuvé le (UTC)',
      channels: 'Canaux qui l’ont lu',
    },
    status: { submitted: 'attend un modérateur', returned: 'renvoyé', approved: 'approuvé' },
  },
});
