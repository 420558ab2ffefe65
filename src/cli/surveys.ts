// `portevoix surveys`: all surveys, what may be told of a closed round, from how many answers on, who is asked from a file, and what can be asked.
import { readFile } from 'node:fs/promises';
import { dayIn } from '../calendar/zone.ts';
import { transact } from '../database/client.ts';
import type { SurveyRoundModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { formats, numbered, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { plainText } from '../messages/plain.ts';
import { kindNamed } from '../surveys/kind.ts';
import { surveyKinds } from '../surveys/kinds/index.ts';
import { resultMessage } from '../surveys/letters/result.ts';
import { allSurveys } from '../surveys/lists.ts';
import { type PersonFault, readPeople, storePeople } from '../surveys/people-file.ts';
import { setThreshold, surveyNumbered } from '../surveys/save.ts';
import { commentsOf, publishedOf, roundTold } from '../surveys/told.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { asUsage, type BackOffice, type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { importItemsFile, listItems } from './survey-items.ts';
import { surveysUsage } from './usage/surveys.ts';

export const surveysCommand: Command = {
  name: 'surveys',
  summary: {
    en: 'Surveys of colleagues: list, results, threshold, who is asked and what',
    fr: fr`Enquêtes auprès des collègues : liste, résultats, seuil, personnes interrogées et questions`,
  },
  usage: surveysUsage,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const office = await openBackOffice(io);
    try {
      if (asked.kind === 'results') return await results(office, io, asked);
      if (asked.kind === 'threshold') return await threshold(office, io, asked);
      if (asked.kind === 'items') return await listItems(office, io, asked.json);
      if (asked.kind === 'import-items') return await importItemsFile(office, io, asked.file);
      if (asked.kind === 'people') return await people(office, io, asked);
      return await list(office, io, asked.json);
    } finally {
      await office.close();
    }
  },
};

type SurveysAsked =
  | { readonly kind: 'list' | 'items'; readonly json: boolean }
  | { readonly kind: 'import-items'; readonly file: string }
  | {
      readonly kind: 'results';
      readonly number: number;
      readonly round: number | null;
      readonly json: boolean;
    }
  | { readonly kind: 'threshold'; readonly number: number; readonly to: number }
  | { readonly kind: 'people'; readonly number: number; readonly file: string };

/** @throws UsageError in the operator's language */
function parse(args: readonly string[], locale: Locale): SurveysAsked {
  const options = { json: { type: 'boolean' }, round: { type: 'string' } } as const;
  const { values, positionals } = argumentsIn(args, { options, allowPositionals: true }, locale);
  const { json = false, round } = values;
  const words = say(locale);
  const [kind, which, value, ...more] = positionals;
  const whole = (text: string | undefined) =>
    text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
  const number = whole(which);
  if (kind === undefined && round === undefined) return { kind: 'list', json };
  if (kind === 'items' && more.length === 0 && round === undefined) {
    if (which === 'list' && value === undefined) return { kind, json };
    if (which === 'import' && value !== undefined && !json) return { kind: 'import-items', file: value };
  }
  if (more.length > 0 || number === null) throw new UsageError(words.what);
  if (kind === 'results' && value === undefined) {
    const wanted = whole(round);
    if (round !== undefined && wanted === null) throw new UsageError(words.what);
    return { kind, number, round: wanted, json };
  }
  if (value === undefined || json || round !== undefined) throw new UsageError(words.what);
  if (kind === 'people') return { kind, number, file: value };
  if (kind === 'threshold') return { kind, number, to: Number(value) };
  throw new UsageError(words.what);
}

async function list({ database, workspaceId }: BackOffice, io: Io, json: boolean): Promise<ExitStatus> {
  const workspace = await workspaceById(database.db, workspaceId);
  const all = await allSurveys(database.db, workspaceId);
  const day = (date: Date | null | undefined) => (date ? dayIn(workspace.timeZone, date) : null);
  const rows = all.map(({ survey, latest }) => ({
    ...{ number: survey.number, kind: survey.kind, name: survey.name, threshold: survey.threshold },
    ...{ nextOn: day(survey.nextAt), endedOn: day(survey.endedAt) },
    round:
      latest &&
      ({
        ...{ number: latest.number, state: latest.state, asked: latest.asked },
        ...{ openedOn: day(latest.openedAt), closesOn: day(latest.closesAt), closedOn: day(latest.closedAt) },
        // How many have answered a round that is open is told nobody.
        ...{ answered: latest.answered, unreadable: latest.unreadable, waitsUntil: day(latest.waitsUntil) },
      } as const),
  }));
  if (json) {
    io.out(JSON.stringify(rows, null, 2));
    return 0;
  }
  const words = say(io.locale);
  if (rows.length === 0) io.out(words.none);
  for (const { number, name, kind, round } of rows) {
    const label = kindNamed(surveyKinds, kind)?.label[io.locale] ?? kind;
    io.out([numbered(io.locale, number), name, label, stateOf(round, io.locale)].join(' · '));
  }
  return 0;
}

interface ListedRound {
  readonly number: number;
  readonly state: string;
  readonly closesOn: string | null;
  readonly closedOn: string | null;
  readonly unreadable: number;
  readonly waitsUntil: string | null;
}

function stateOf(round: ListedRound | null, locale: Locale): string {
  const words = say(locale);
  if (round === null) return words.notYet;
  const { number, unreadable, waitsUntil } = round;
  if (round.state === 'closed') return words.closed(number, round.closedOn ?? '');
  return waitsUntil === null
    ? words.open(number, round.closesOn ?? '')
    : words.waits(number, unreadable, waitsUntil);
}

async function results(
  { database, workspaceId }: BackOffice,
  io: Io,
  { number, round: wanted, json }: Extract<SurveysAsked, { kind: 'results' }>,
): Promise<ExitStatus> {
  const { db } = database;
  const workspace = await workspaceById(db, workspaceId);
  const survey = await asUsage(io.locale, () => surveyNumbered(db, workspaceId, number));
  const row: SurveyRoundModel | null = await db.surveyRound.findFirst({
    where: {
      workspaceId,
      surveyId: survey.id,
      state: 'closed',
      ...(wanted === null ? {} : { number: wanted }),
    },
    orderBy: { number: 'desc' },
  });
  if (row === null) throw new UserError('surveys.not-closed', (locale) => say(locale).notClosed(number));
  const told = await roundTold(db, workspaceId, row.id);
  const comments = await commentsOf(db, workspaceId, row.id);
  if (json) {
    const published = publishedOf(told.round, told.decision, workspace);
    io.out(JSON.stringify({ ...published, comments }, null, 2));
    return 0;
  }
  const reader = { locale: io.locale, timeZone: workspace.timeZone, now: io.clock.now() };
  io.out(plainText(resultMessage(told, kindNamed(surveyKinds, survey.kind), reader), io.locale));
  for (const { text } of comments) io.out(`\n${text}`);
  return 0;
}

async function threshold(
  { database, workspaceId }: BackOffice,
  io: Io,
  { number, to }: Extract<SurveysAsked, { kind: 'threshold' }>,
): Promise<ExitStatus> {
  const workspace = await workspaceById(database.db, workspaceId);
  const { by, now } = byHand(io);
  const row = await asUsage(io.locale, async () => {
    const { id: surveyId } = await surveyNumbered(database.db, workspaceId, number);
    return setThreshold({ database, workspace, now }, { surveyId, to, by });
  });
  io.out(say(io.locale).threshold(row.name, row.threshold));
  return 0;
}

async function people(
  { database, workspaceId }: BackOffice,
  io: Io,
  { number, file }: Extract<SurveysAsked, { kind: 'people' }>,
): Promise<ExitStatus> {
  const words = say(io.locale);
  const survey = await asUsage(io.locale, () => surveyNumbered(database.db, workspaceId, number));
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new UserError('surveys.no-file', (locale) => say(locale).noFile(file));
  const read = await readPeople(database.db, workspaceId, text).catch((error: unknown) => {
    if (error instanceof RangeError)
      throw new UserError('surveys.no-column', (locale) => say(locale).noColumn);
    throw error;
  });
  for (const { line, fault, written } of read.faults) io.err(words.fault(line, words.faults[fault](written)));
  if (read.faults.length > 0 || read.people.length === 0)
    throw new UserError('surveys.nobody-stored', (locale) => say(locale).noneStored);
  await transact(database, (tx) => storePeople(tx, survey, read.people, byHand(io)));
  const count = new Set(read.people.map(({ personId }) => personId)).size;
  const told = formats(io.locale, 'UTC').number(count);
  io.out(plural(io.locale, count, words.stored(told, survey.name)));
  return 0;
}

const say = phrases({
  en: {
    what: 'Say what: surveys [--json], surveys results N [--round R] [--json], surveys threshold N VALUE, surveys people N FILE, surveys items import FILE, or surveys items list.',
    none: 'There is no survey yet. Admins make one in the chat: /portevoix, Surveys.',
    notYet: 'not opened yet',
    open: (round: number, day: string) => `round ${round} is open until ${day}`,
    closed: (round: number, day: string) => `round ${round} closed on ${day}`,
    waits: (round: number, unreadable: number, day: string) =>
      `round ${round} is over; answers that cannot be opened: ${unreadable}. It waits for their key until ${day}`,
    notClosed: (number: number) =>
      `No such round of survey #${number} is closed. Nothing can be told of one that is open.`,
    threshold: (name: string, threshold: number) =>
      `“${name}”: nothing is shown that rests on fewer than ${threshold} answers.`,
    noFile: (file: string) => `${file} cannot be read.`,
    noColumn: 'The first line of the file has to name a column “account”; “group” may stand beside it.',
    fault: (line: number, what: string) => `Line ${line}: ${what}`,
    faults: {
      unreadable: () => 'a quotation mark is opened and not closed.',
      'no-account': (written: string) =>
        `“${written}” is no account. Write it as U012ABC, slack:U012ABC or teams:….`,
      email: (written: string) =>
        `${written} is an e-mail address, and the bot keeps none of colleagues. Write their account.`,
      unknown: (written: string) =>
        `the bot has not met ${written} yet: let them say hello to it, or ask a channel that they are in.`,
    } satisfies Record<PersonFault, (written: string) => string>,
    noneStored: 'Nothing was stored: mend these lines, and try again.',
    stored: (count: string, name: string) => ({
      one: `${count} person is asked in “${name}” from the next round on.`,
      other: `${count} people are asked in “${name}” from the next round on.`,
    }),
  },
  fr: {
    what: fr`Précisez : surveys [--json], surveys results N [--round V] [--json], surveys threshold N VALEUR, surveys people N FICHIER, surveys items import FICHIER ou surveys items list.`,
    none: fr`Il n’y a pas encore d’enquête. Un admin en crée une dans la messagerie : /portevoix, Enquêtes.`,
    notYet: 'pas encore ouverte',
    open: (round, day) => fr`la vague ${round} est ouverte jusqu’au ${day}`,
    closed: (round, day) => fr`vague ${round} close le ${day}`,
    waits: (round, unreadable, day) =>
      fr`la vague ${round} est terminée ; réponses impossibles à ouvrir : ${unreadable}. Elle attend leur clé jusqu’au ${day}`,
    notClosed: (number) =>
      fr`Aucune vague close de ce numéro pour l’enquête n° ${number}. On ne peut rien dire d’une vague ouverte.`,
    threshold: (name, threshold) =>
      fr`« ${name} » : on ne montre rien qui repose sur moins de ${threshold} réponses.`,
    noFile: (file) => fr`Impossible de lire ${file}.`,
    noColumn: fr`La première ligne du fichier doit nommer une colonne « compte » ; une colonne « groupe » peut l’accompagner.`,
    fault: (line, what) => fr`Ligne ${line} : ${what}`,
    faults: {
      unreadable: () => fr`un guillemet ouvert n’est pas refermé.`,
      'no-account': (written) =>
        fr`« ${written} » n’est pas un compte. Écrivez-le U012ABC, slack:U012ABC ou teams:….`,
      email: (written) =>
        fr`${written} est une adresse e-mail, et le bot n’en garde aucune des collègues. Écrivez leur compte.`,
      unknown: (written) =>
        fr`le bot n’a pas encore rencontré ${written} : cette personne peut lui dire bonjour, ou interrogez un canal où elle se trouve.`,
    },
    noneStored: fr`Rien n’a été enregistré : corrigez ces lignes, puis recommencez.`,
    stored: (count, name) => ({
      one: fr`${count} personne est interrogée dans « ${name} » dès la prochaine vague.`,
      other: fr`${count} personnes sont interrogées dans « ${name} » dès la prochaine vague.`,
    }),
  },
});
