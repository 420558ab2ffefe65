// A round begins: its questions, groups and thresholds are frozen in one row, by an admin or because its time has come. Who is asked is
// audience.ts, done by the heartbeat from then on.
import type { By } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { tellPeople } from '../correspondence/tell.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import type { SurveyModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { channelNamesOf, unnamedChannel } from '../people/channel-names.ts';
import type { Person } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { postTime } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import { kindNamed, type SurveyKinds } from './kind.ts';
import { roundKinds } from './letters/kinds.ts';
import { notOpenedLetter, stillOpen } from './letters/news.ts';
import { type AskedGroup, channelsAsked, roundOf, type SurveyRound } from './round.ts';
import { commentThreshold } from './thresholds.ts';
import { nextRoundAt, roundTimes } from './times.ts';

export interface Opening {
  readonly kinds: SurveyKinds;
  readonly surveyId: string;
}

/** Now, by an admin. @throws UserError 'survey.none', 'survey.ended', 'survey.kind-gone', 'survey.round-open', and what its kind cannot ask */
export function openSurvey(
  shell: Shell,
  { kinds, surveyId, by }: Opening & { readonly by: By },
): Promise<SurveyRound> {
  const workspaceId = shell.workspace.id;
  return transact(shell.database, async (tx) => {
    const survey = await tx.survey.findUnique({ where: { workspaceId_id: { workspaceId, id: surveyId } } });
    if (!survey) throw refusal('none');
    const openedById = typeof by === 'object' && 'person' in by ? by.person : null;
    const round = await begin(tx, shell, { kinds, survey, openedById });
    const of = { survey: survey.number, round: round.row.number };
    await noted(tx, { workspaceId, by, now: shell.now }, 'survey.opened', of);
    return round;
  });
}

/**
 * Rounds whose time has come. Safe to call at any time, by any number of replicas; outside the company's hours none opens.
 * @returns how many were due
 */
export async function openDue(shell: Shell, kinds: SurveyKinds): Promise<number> {
  const { database, workspace, now } = shell;
  const due = { workspaceId: workspace.id, nextAt: { lte: now }, endedAt: null };
  const surveys = await database.db.survey.findMany({
    where: due,
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  if (surveys.length === 0 || postTime(workspace, null, now) > now) return 0;
  for (const { id } of surveys)
    await transact(database, async (tx) => {
      const survey = await tx.survey.findFirst({ where: { ...due, id } });
      if (survey) await openOne(tx, shell, { kinds, survey, openedById: null });
    });
  return surveys.length;
}

async function openOne(tx: Tx, shell: Shell, beginning: Beginning): Promise<void> {
  const { workspace, now } = shell;
  const { survey } = beginning;
  await tx.survey.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: survey.id } },
    data: { nextAt: nextRoundAt(survey, workspace, now) },
  });
  try {
    await begin(tx, shell, beginning);
  } catch (error) {
    // Of what it throws only such a refusal comes before anything is written.
    if (!(error instanceof UserError)) throw error;
    const why = error.code === 'survey.round-open' ? stillOpen : error.say;
    await tellPeople(tx, shell, await adminsOf(tx, survey, null), {
      kind: roundKinds['survey.news'],
      subject: `survey:${survey.id}`,
      draw: (reader) => notOpenedLetter(survey.name, why(reader.locale), reader),
    });
  }
}

interface Beginning {
  readonly kinds: SurveyKinds;
  readonly survey: SurveyModel;
  readonly openedById: string | null;
}

async function begin(
  tx: Tx,
  { workspace, now }: Shell,
  { kinds, survey, openedById }: Beginning,
): Promise<SurveyRound> {
  const { workspaceId, id: surveyId, threshold } = survey;
  const kind = kindNamed(kinds, survey.kind);
  if (survey.endedAt !== null) throw refusal('ended');
  if (kind === null) throw refusal('kind-gone');
  const last = await tx.surveyRound.findFirst({
    where: { workspaceId, surveyId },
    orderBy: { number: 'desc' },
  });
  if (last !== null && last.state !== 'closed') throw refusal('round-open');
  const number = (last?.number ?? 0) + 1;
  const { settings } = survey;
  const questions = await kind.questions({ db: tx, workspace, now, settings, round: number });
  const groups = await groupsOf(tx, survey, localeOf(workspace.locale) ?? 'en');
  const row = await tx.surveyRound.create({
    data: {
      ...{ workspaceId, id: newId(), surveyId, number, state: 'opening' },
      ...{ threshold, commentThreshold: commentThreshold(threshold) },
      questions: JSON.parse(JSON.stringify(questions)),
      groups: groups.map((each) => ({ ...each })),
      ...{ openedById, openedAt: now, ...roundTimes(workspace, survey.daysOpen, now) },
    },
    include: { survey: true },
  });
  return roundOf(row);
}

/** Its channels as they are called now; where it has none, the groups that a file names, by name. */
async function groupsOf(db: Store, survey: SurveyModel, locale: Locale): Promise<AskedGroup[]> {
  const { workspaceId, id: surveyId } = survey;
  const all = channelsAsked(survey);
  if (all.length > 0) {
    const names = await channelNamesOf(db, workspaceId, all);
    return all.map((address) => {
      const name = names.get(address);
      return { address, name: name === undefined ? unnamedChannel(locale) : `#${name}` };
    });
  }
  const rows = await db.surveyPerson.groupBy({ by: ['group'], where: { workspaceId, surveyId } });
  return rows
    .map(({ group: name }) => ({ address: null, name }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Who is told of a survey: whoever opened its round, else whoever made it, while they are an admin; else all admins. */
export async function adminsOf(
  db: Store,
  { workspaceId, createdById }: Pick<SurveyModel, 'workspaceId' | 'createdById'>,
  openedById: string | null,
): Promise<Person[]> {
  const all = await admins(db, workspaceId);
  const theirs = [openedById, createdById].flatMap((id) => all.find((each) => each.id === id) ?? []);
  return theirs.length > 0 ? theirs.slice(0, 1) : all;
}

function refusal(why: 'none' | 'ended' | 'kind-gone' | 'round-open'): UserError {
  return new UserError(`survey.${why}`, (locale) => words(locale)[why]);
}

const words = phrases({
  en: {
    none: 'This survey is no longer there.',
    ended: 'This survey has ended: no round of it opens any more. Make a new one.',
    'kind-gone': 'I no longer know this kind of survey. Make a new one.',
    'round-open':
      'A round of this survey is open already. Close it first, or wait until it closes by itself.',
  },
  fr: {
    none: 'Cette enquête n’existe plus.',
    ended: fr`Cette enquête est terminée : plus aucune vague ne s’ouvre. Créez-en une nouvelle.`,
    'kind-gone': 'Je ne connais plus ce type d’enquête. Créez-en une nouvelle.',
    'round-open': fr`Une vague de cette enquête est déjà ouverte. Clôturez-la d’abord, ou attendez sa fin.`,
  },
});
