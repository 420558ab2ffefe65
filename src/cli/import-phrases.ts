// What `portevoix import` says.
import type { DryRun, Guess, ImportSummary } from '../feedback/file.ts';
import type { ColumnField } from '../feedback/files/columns.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import { dayGiven, formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { DatedReader } from '../i18n/reader.ts';
import { datesRead } from '../imports/dates-read.ts';
import { askedAs, sayImports } from '../imports/words.ts';
import { labelled } from '../messages/plain.ts';

const number = (locale: Locale, value: number): string => formats(locale, 'UTC').number(value);
const percent = (locale: Locale, value: number): string => formats(locale, 'UTC').percent(value);

const delimiterNames = {
  en: { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'vertical bar' },
  fr: { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation', '|': 'barre verticale' },
} as const;

function delimiterName(locale: Locale, delimiter: string): string {
  const names: Readonly<Record<string, string>> = delimiterNames[locale];
  return names[delimiter] ?? delimiter;
}

/** What kind of file it is taken for. */
function kindOf(locale: Locale, guess: Guess): string {
  return guess.kind === 'csv'
    ? `${guess.encoding}, ${delimiterName(locale, guess.delimiter)}`
    : sayBook(locale).book(
        guess.kind,
        guess.tabs.map(({ name }) => name),
      );
}

const sayBook = phrases({
  en: {
    book: (kind: 'xlsx' | 'ods', sheets: readonly string[]) =>
      `${kind === 'ods' ? 'OpenDocument' : 'Excel'} workbook, ${plural('en', sheets.length, { one: 'sheet', other: 'sheets' })} ${sheets.map((name) => `“${name}”`).join(', ')}`,
  },
  fr: {
    book: (kind, sheets) =>
      fr`classeur ${kind === 'ods' ? 'OpenDocument' : 'Excel'}, ${plural('fr', sheets.length, { one: 'feuille', other: 'feuilles' })} ${sheets.map((name) => fr`« ${name} »`).join(', ')}`,
  },
});

/** "what the score measures [metric]": in words, and as --map takes it. */
function fieldName(field: ColumnField, locale: Locale): string {
  const name = sayImports(locale).field[field];
  return name === field ? name : `${name} [${field}]`;
}

/** "NPS → score [score] · NPS, 0 to 10" */
function columnLines({ columns }: Guess, locale: Locale): string[] {
  return columns.map(({ header, field, metric, scale }) => {
    const asked = field === 'score' ? askedAs(metric, scale, locale) : '';
    return `  ${header} → ${fieldName(field, locale)}${asked === '' ? '' : ` · ${asked}`}`;
  });
}

function constantLines({ metric, touchpoint, heat, day, columns }: Guess, locale: Locale): string[] {
  const say = sayImports(locale);
  const said = (field: ColumnField, value: string) =>
    `  ${labelled(fieldName(field, locale), value, locale)}`;
  const isTold = columns.some(({ field, metric: own }) => field === 'score' && own !== null);
  const isRead = (field: string): boolean => columns.some((column) => column.field === field);
  return [
    ...(metric === null || isRead('metric') || isTold ? [] : [said('metric', say.metricName[metric])]),
    ...(day === null ? [] : [said('date', dayGiven(day, locale))]),
    ...(touchpoint === null ? [] : [said('touchpoint', touchpointName(touchpoint, locale))]),
    ...(heat === null ? [] : [said('heat', say.heatName[heat])]),
  ];
}

function unwrappedLine(guess: Guess, locale: Locale): string[] {
  return guess.kind === 'csv' && guess.wrappedBefore !== null ? [sayImports(locale).unwrapped] : [];
}

function previewLines(
  { preview, refusals }: DryRun,
  { locale, timeZone, now }: DatedReader,
  line: (refusal: DryRun['refusals'][number]) => string,
) {
  const say = sayImports(locale);
  const { moment, number: decimals } = formats(locale, timeZone);
  const decimal = (score: number) => decimals(score, 2);
  const shown = preview.map(({ answeredAt, scores, touchpoint, comments }) => {
    const scored =
      scores
        .map(({ metric, score, asked }) => `${say.metricName[metric]} ${decimal(asked?.score ?? score)}`)
        .join(', ') || '-';
    const words = comments
      .map(({ text }) => text)
      .join(' / ')
      .replace(/\s+/g, ' ');
    const short = words.length > 80 ? `${words.slice(0, 79)}…` : words;
    const where = touchpoint === null ? '-' : touchpointName(touchpoint, locale);
    return `  ${moment(answeredAt, now)}  ${scored}  ${where}  ${short}`;
  });
  return [...shown, ...refusals.map(line)];
}

function asideLines(
  locale: Locale,
  { mended, furniture }: Pick<ImportSummary, 'mended' | 'furniture'>,
): string[] {
  const say = sayAside(locale);
  return [
    ...(mended === 0 ? [] : [say.mended(mended)]),
    ...(furniture === 0 ? [] : [say.furniture(furniture)]),
  ];
}

const sayAside = phrases({
  en: {
    mended: (rows: number) =>
      `${number('en', rows)} ${plural('en', rows, { one: 'row', other: 'rows' })} with broken accents, web markup or values wrapped in ="…", read as meant.`,
    furniture: (rows: number) =>
      `Left out, being no answers (totals, notes, the header again): ${number('en', rows)} ${plural('en', rows, { one: 'row', other: 'rows' })}.`,
  },
  fr: {
    mended: (rows) =>
      fr`${number('fr', rows)} ${plural('fr', rows, { one: 'ligne remise', other: 'lignes remises' })} d’aplomb : accents abîmés, balises de page web, ou valeurs entourées de ="…".`,
    furniture: (rows) =>
      fr`Laissé de côté, car ce ne sont pas des réponses (totaux, notes, en-tête répété) : ${number('fr', rows)} ${plural('fr', rows, { one: 'ligne', other: 'lignes' })}.`,
  },
});

export const sayImport = phrases({
  en: {
    oneFile: 'Name one file to import. See: portevoix import --help',
    noSource: 'Say where the answers come from, with --source NAME.',
    inDoubt: 'Nothing was stored. Before it can be, say with one of these options:',
    noFile: (file: string) => `There is no file ${file}.`,
    notOneOf: (option: string, given: string, known: string) =>
      `${option}: “${given}” is not known; there are: ${known}.`,
    badEncoding: (given: string) =>
      `--encoding: “${given}” is not known; try utf-8, windows-1252 or utf-16le.`,
    badDay: (given: string) => `--answered-at: “${given}” is not a day that exists; write it as YYYY-MM-DD.`,
    newSource: (name: string, heat: string) => `New source “${name}” (${heat}).`,
    progress: (share: number, rows: number) =>
      `${percent('en', share)} · ${number('en', rows)} ${plural('en', rows, { one: 'row', other: 'rows' })}`,
    guess: (guess: Guess) => [
      `Read as: ${kindOf('en', guess)}, ${datesRead(guess, 'en')}${guess.decimalComma ? ', decimal comma' : ''}.`,
      ...unwrappedLine(guess, 'en'),
      ...(guess.above === 0
        ? []
        : [
            `Left out above the header: ${guess.above} ${plural('en', guess.above, { one: 'row', other: 'rows' })}.`,
          ]),
      ...columnLines(guess, 'en'),
      ...constantLines(guess, 'en'),
    ],
    summary: (summary: ImportSummary) => [
      `${number('en', summary.imported)} imported, ${number('en', summary.duplicates)} already there, ${number('en', summary.rejected)} rejected.`,
      ...asideLines('en', summary),
      ...(summary.rejects === null
        ? []
        : [`The rejected rows, with their reasons, are in ${summary.rejects}.`]),
    ],
    dryRun: (report: DryRun, reader: DatedReader) => [
      `Nothing was stored. ${number('en', report.importable)} ${plural('en', report.importable, { one: 'row', other: 'rows' })} can be imported, ${number('en', report.rejected)} would be rejected.`,
      ...asideLines('en', report),
      ...previewLines(
        report,
        reader,
        ({ line, column, reason }) => `  line ${line}${column === '' ? '' : `, ${column}`}: ${reason}`,
      ),
    ],
  },
  fr: {
    oneFile: fr`Indiquez un fichier à importer. Voir : portevoix import --help`,
    noSource: 'Dites d’où viennent les réponses, avec --source NOM.',
    inDoubt: 'Rien n’a été enregistré. Avant cela, dites-le avec l’une de ces options :',
    noFile: (file: string) => `Il n’y a pas de fichier ${file}.`,
    notOneOf: (option: string, given: string, known: string) =>
      fr`${option} : « ${given} » est inconnu ; valeurs possibles : ${known}.`,
    badEncoding: (given: string) =>
      fr`--encoding : « ${given} » est inconnu ; essayez utf-8, windows-1252 ou utf-16le.`,
    badDay: (given: string) =>
      fr`--answered-at : « ${given} » n’est pas un jour qui existe ; écrivez-le AAAA-MM-JJ.`,
    newSource: (name: string, heat: string) =>
      fr`Nouvelle source « ${name} » (${heat === 'hot' ? 'à chaud' : 'à froid'}).`,
    progress: (share: number, rows: number) =>
      `${percent('fr', share)} · ${number('fr', rows)} ${plural('fr', rows, { one: 'ligne', other: 'lignes' })}`,
    guess: (guess: Guess) => [
      fr`Lu comme : ${kindOf('fr', guess)}, ${datesRead(guess, 'fr')}${guess.decimalComma ? ', virgule décimale' : ''}.`,
      ...unwrappedLine(guess, 'fr'),
      ...(guess.above === 0
        ? []
        : [
            fr`Laissé de côté au-dessus de l’en-tête : ${guess.above} ${plural('fr', guess.above, { one: 'ligne', other: 'lignes' })}.`,
          ]),
      ...columnLines(guess, 'fr'),
      ...constantLines(guess, 'fr'),
    ],
    summary: (summary: ImportSummary) => [
      `${number('fr', summary.imported)} ${plural('fr', summary.imported, { one: 'importée', other: 'importées' })}, ${number('fr', summary.duplicates)} déjà là, ${number('fr', summary.rejected)} ${plural('fr', summary.rejected, { one: 'rejetée', other: 'rejetées' })}.`,
      ...asideLines('fr', summary),
      ...(summary.rejects === null
        ? []
        : [`Les lignes rejetées, avec leurs raisons, sont dans ${summary.rejects}.`]),
    ],
    dryRun: (report: DryRun, reader: DatedReader) => [
      `Rien n’a été enregistré. ${number('fr', report.importable)} ${plural('fr', report.importable, { one: 'ligne peut être importée', other: 'lignes peuvent être importées' })}, ${number('fr', report.rejected)} ${plural('fr', report.rejected, { one: 'serait rejetée', other: 'seraient rejetées' })}.`,
      ...asideLines('fr', report),
      ...previewLines(
        report,
        reader,
        ({ line, column, reason }) => fr`  ligne ${line}${column === '' ? '' : `, ${column}`} : ${reason}`,
      ),
    ],
  },
});
