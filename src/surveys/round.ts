// A round: one asking of a survey, from its opening to its closing. What is read of it by everybody who needs it; opening is open.ts, closing
// close.ts, and who is asked invited.ts.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { SurveyModel, SurveyRoundModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Address } from '../messages/message.ts';
import { questionsShape, type SurveyQuestion } from './question.ts';

/** Answers behind a published value, unless a survey asks for more. */
export const THRESHOLD = 5;
/** Fewer is refused, whoever asks. */
export const LEAST_THRESHOLD = 3;
export const MOST_THRESHOLD = 50;
/** Comments are shown from so many on, never by group. */
export const COMMENT_THRESHOLD = 8;

/** Whose answers are counted together. */
export interface AskedGroup {
  /** Null where a file said who is in it. */
  readonly address: Address | null;
  /** What people call it: a channel with its "#". */
  readonly name: string;
}

const groupsShape = z.array(z.object({ address: z.string().nullable(), name: z.string() })).readonly();
const places = z.array(z.int()).readonly();
const addresses = z.array(z.string()).readonly();

/** Whose members a survey asks; none where a file says who is asked. */
export function channelsAsked({ channels }: Pick<SurveyModel, 'channels'>): readonly Address[] {
  return addresses.parse(channels);
}

export interface SurveyRound {
  readonly row: SurveyRoundModel;
  readonly survey: SurveyModel;
  readonly questions: readonly SurveyQuestion[];
  readonly groups: readonly AskedGroup[];
}

/** @throws UserError 'survey.no-round' */
export async function roundById(db: Store, workspaceId: string, id: string): Promise<SurveyRound> {
  const found = await db.surveyRound.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: { survey: true },
  });
  if (!found) throw new UserError('survey.no-round', (locale) => words(locale).noRound);
  return roundOf(found);
}

export function roundOf({
  survey,
  ...row
}: SurveyRoundModel & { readonly survey: SurveyModel }): SurveyRound {
  return {
    row,
    survey,
    questions: questionsShape.parse(row.questions),
    groups: groupsShape.parse(row.groups),
  };
}

/** One that waits for a key (close.ts) is over, whatever a clock says. */
export function takesAnswers(
  { state, closesAt, waitsUntil }: Pick<SurveyRoundModel, 'state' | 'closesAt' | 'waitsUntil'>,
  now: Date,
): boolean {
  return state !== 'closed' && waitsUntil === null && now < closesAt;
}

/** Places of groups in a round's, as an invitation or a ballot has them. */
export function groupsIn(json: unknown): readonly number[] {
  return places.parse(json);
}

/**
 * What somebody is asked who may answer now, and in which groups they are counted.
 * @throws UserError 'survey.no-round', 'survey.closed', 'survey.not-asked'
 */
export async function openRound(
  db: Store,
  workspaceId: string,
  { roundId, personId, now }: { readonly roundId: string; readonly personId: string; readonly now: Date },
): Promise<{ readonly questions: readonly SurveyQuestion[]; readonly groups: readonly number[] }> {
  const { row, questions } = await roundById(db, workspaceId, roundId);
  if (!takesAnswers(row, now)) throw new UserError('survey.closed', (locale) => words(locale).closed);
  const key = { workspaceId, roundId, personId };
  const invited = await db.surveyInvited.findUnique({ where: { workspaceId_roundId_personId: key } });
  if (!invited) throw new UserError('survey.not-asked', (locale) => words(locale).notAsked);
  return { questions, groups: groupsIn(invited.groups) };
}

const words = phrases({
  en: {
    noRound: 'This survey is no longer there.',
    closed:
      'This survey is closed: no more answers are taken. Its result comes to the channels that were asked.',
    notAsked:
      'You are not among those who were asked this time: whoever was in the channel when it opened is.',
  },
  fr: {
    noRound: 'Cette enquête n’existe plus.',
    closed: fr`Cette enquête est close : on ne peut plus y répondre. Son résultat paraît dans les canaux interrogés.`,
    notAsked: fr`Vous ne faites pas partie des personnes interrogées cette fois-ci : il fallait être dans le canal à l’ouverture.`,
  },
});
