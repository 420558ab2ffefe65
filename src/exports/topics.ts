// Every topic, closed ones too: what it is called, who answers for it, and within how many days.
import { readAll } from '../database/part.ts';
import { phrases } from '../i18n/phrases.ts';
import { channelNamesOf } from '../people/channel-names.ts';
import { peopleByIds } from '../people/person.ts';
import { defineExport, type ExportQuestion } from './export.ts';

interface TopicRow {
  readonly nameFr: string;
  readonly nameEn: string;
  /** First to last in line. */
  readonly owners: readonly string[];
  readonly sponsor: string | null;
  /** The channel that sees its cards; null where none does, or its name is not known. */
  readonly channel: string | null;
  /** The moment of the customers' way, or of the employees', that it is about. */
  readonly touchpoint: string | null;
  /** Working days to answer: its own, or the company's. */
  readonly replyDays: number;
  /** Where suggestions go that fit nowhere. */
  readonly isDefault: boolean;
  /** It takes no new suggestions. */
  readonly closed: boolean;
}

async function* topicRows({ db, workspace }: ExportQuestion): AsyncGenerator<TopicRow> {
  const workspaceId = workspace.id;
  const topics = await readAll((part) =>
    db.topic.findMany({
      where: { workspaceId },
      include: { owners: { orderBy: { position: 'asc' } } },
      orderBy: [{ nameEn: 'asc' }, { id: 'asc' }],
      ...part,
    }),
  );
  const ids = topics.flatMap(({ owners, sponsorId }) => [
    ...owners.map(({ personId }) => personId),
    ...(sponsorId === null ? [] : [sponsorId]),
  ]);
  const people = new Map(
    (await peopleByIds(db, workspaceId, [...new Set(ids)])).map(({ id, name }) => [id, name]),
  );
  const channels = await channelNamesOf(
    db,
    workspaceId,
    topics.flatMap(({ channel }) => channel ?? []),
  );
  for (const topic of topics)
    yield {
      nameFr: topic.nameFr,
      nameEn: topic.nameEn,
      owners: topic.owners.flatMap(({ personId }) => people.get(personId) ?? []),
      sponsor: people.get(topic.sponsorId ?? '') ?? null,
      channel: channels.get(topic.channel ?? '') ?? null,
      touchpoint: topic.touchpoint,
      replyDays: topic.replyDays ?? workspace.replyDays,
      isDefault: topic.isDefault,
      closed: topic.archivedAt !== null,
    };
}

const ELEMENTS = '{ nameFr, nameEn, owners, sponsor, channel, touchpoint, replyDays, isDefault, closed }.';

export const topicExport = defineExport<TopicRow>({
  name: 'topics',
  about: {
    en: 'by name, with their owners; closed ones too',
    fr: 'les sujets, par nom, avec leurs responsables ; les sujets fermés aussi',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: false,
  rows: topicRows,
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      owners: row.owners.join(', '),
      channel: row.channel && `#${row.channel}`,
      isDefault: row.isDefault ? words(locale).yes : null,
      closed: row.closed ? words(locale).yes : null,
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} sujet`, other: `${count} sujets` }
      : { one: `${count} topic`, other: `${count} topics` },
});

const words = phrases({
  en: {
    columns: {
      nameFr: 'Name in French',
      nameEn: 'Name in English',
      owners: 'Owners',
      sponsor: 'Sponsor',
      channel: 'Channel',
      touchpoint: 'Touchpoint',
      replyDays: 'Working days to answer',
      isDefault: 'Takes what fits nowhere',
      closed: 'Closed',
    } satisfies Record<keyof TopicRow, string>,
    yes: 'yes',
  },
  fr: {
    columns: {
      nameFr: 'Nom français',
      nameEn: 'Nom anglais',
      owners: 'Responsables',
      sponsor: 'Parrain',
      channel: 'Canal',
      touchpoint: 'Étape du parcours',
      replyDays: 'Jours ouvrés pour répondre',
      isDefault: 'Prend ce qui n’entre nulle part',
      closed: 'Fermé',
    },
    yes: 'oui',
  },
});
