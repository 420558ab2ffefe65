// Every visit, by number, without who went and on which day.
import { phrases } from '../i18n/phrases.ts';
import { type CheckAnswer, visitsOf } from '../visits/visit.ts';
import { byNumber, defineExport, type ExportQuestion, PAGE } from './export.ts';

interface VisitRow {
  readonly number: number;
  /** YYYY-MM. */
  readonly month: string;
  readonly touchpoint: string;
  /** Null: at the company's own. */
  readonly competitor: string | null;
  readonly promised: string;
  readonly happened: string;
  readonly kept: CheckAnswer;
  /** By criterion's id. */
  readonly checks: Readonly<Record<string, CheckAnswer>>;
  readonly words: string;
}

async function* visitRows({ db, workspace, since }: ExportQuestion): AsyncGenerator<VisitRow> {
  const workspaceId = workspace.id;
  const pages = byNumber((past) =>
    db.visit.findMany({
      where: { workspaceId, ...past, ...(since === undefined ? {} : { visitedOn: { gte: since } }) },
      orderBy: { number: 'asc' },
      take: PAGE,
    }),
  );
  for await (const rows of pages)
    for (const { row, kept, checks, competitor } of await visitsOf(db, workspaceId, rows)) {
      const { number, touchpoint, promised, happened, words } = row;
      const month = row.visitedOn.slice(0, 7);
      yield { number, month, touchpoint, competitor, promised, happened, kept, checks, words };
    }
}

const ELEMENTS = '{ number, month, touchpoint, competitor, promised, happened, kept, checks, words }.';

export const visitExport = defineExport<VisitRow>({
  name: 'visits',
  about: {
    en: 'visits by number, with their month; neither who went nor the day',
    fr: 'les visites, par numéro, avec leur mois ; ni la personne ni le jour',
  },
  elements: {
    en: `${ELEMENTS} competitor: null at the company's own; kept and checks: yes, partly or no, checks by the criterion's id.`,
    fr: `${ELEMENTS} competitor : null chez l’entreprise ; kept et checks : yes, partly ou no, checks selon l’identifiant du critère.`,
  },
  isDated: true,
  rows: visitRows,
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      competitor: row.competitor ?? words(locale).ours,
      kept: words(locale).answer[row.kept],
      checks: Object.entries(row.checks)
        .map(([id, answer]) => `${id}=${answer}`)
        .join(' '),
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} visite`, other: `${count} visites` }
      : { one: `${count} visit`, other: `${count} visits` },
});

const words = phrases({
  en: {
    ours: 'ours',
    answer: { yes: 'yes', partly: 'partly', no: 'no' } satisfies Record<CheckAnswer, string>,
    columns: {
      number: 'Number',
      month: 'Month',
      touchpoint: 'Step',
      competitor: 'Where',
      promised: 'Promised',
      happened: 'What happened',
      kept: 'Kept',
      checks: 'Criteria',
      words: 'Besides',
    } satisfies Record<keyof VisitRow, string>,
  },
  fr: {
    ours: 'chez nous',
    answer: { yes: 'oui', partly: 'en partie', no: 'non' },
    columns: {
      number: 'Numéro',
      month: 'Mois',
      touchpoint: 'Étape',
      competitor: 'Où',
      promised: 'Promis',
      happened: 'Ce qui s’est passé',
      kept: 'Tenu',
      checks: 'Critères',
      words: 'En plus',
    },
  },
});
