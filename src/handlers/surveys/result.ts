// A result as whoever was asked reads it, with what was written; and what whoever made the survey decides about it. The rules are
// surveys/decide.ts.
import { newId } from '../../clock.ts';
import type { Store } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type FormValues, type FormView, opening, textOf } from '../../messages/form.ts';
import { holds } from '../../people/rights.ts';
import { LONGEST_WHY, sayWhy } from '../../surveys/decide.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { wholeResult } from '../../surveys/letters/result.ts';
import { roundById, type SurveyRound } from '../../surveys/round.ts';
import { commentsOf, roundTold } from '../../surveys/told.ts';
import { problems, textProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';

/** More are not read in a chat; all of them are in the export. */
const COMMENTS = 20;

/** The result of a closed round, to whoever was asked, made it, or looks after surveys. */
export const showResult: Ask = async (request) => {
  const { kit, workspace, locale, at: now } = request;
  const { db } = kit.database;
  const round = await closedRound(request, request.subject ?? '');
  await mustBeAsked(db, round, request);
  const told = await roundTold(db, workspace.id, round.row.id);
  const comments = await commentsOf(db, workspace.id, round.row.id, COMMENTS);
  const reader = { locale, timeZone: request.asker.timeZone, now };
  const kind = kindNamed(surveyKinds, round.survey.kind);
  return {
    kind: 'say',
    message: wholeResult(told, kind, { comments, decides: decides(request, round) }, reader),
  };
};

async function closedRound({ kit, workspace }: Request, id: string): Promise<SurveyRound> {
  const round = await roundById(kit.database.db, workspace.id, id);
  if (round.row.state !== 'closed')
    throw new UserError('survey.not-closed', (locale) => words(locale).notClosed(round.survey.name));
  return round;
}

function decides({ asker }: Request, { survey }: SurveyRound): boolean {
  return holds(asker, 'admin') || survey.createdById === asker.id;
}

async function mustBeAsked(db: Store, round: SurveyRound, request: Request): Promise<void> {
  const { workspaceId, id: roundId } = round.row;
  const personId = request.asker.id;
  const where = { workspaceId, roundId, personId };
  if (decides(request, round) || (await db.surveyInvited.count({ where })) > 0) return;
  throw new UserError('survey.not-yours', (locale) => words(locale).notYours);
}

/** @throws UserError 'survey.not-decider' where somebody else decides */
export function mustDecide(request: Request, round: SurveyRound): void {
  if (!decides(request, round))
    throw new UserError('survey.not-decider', (locale) => words(locale).notDecider);
}

/** Opens the form for a word of why nothing is done. */
export const openWhy: Ask = async (request) => {
  const round = await closedRound(request, request.subject ?? '');
  mustDecide(request, round);
  return { kind: 'open', form: whyForm(request, round) };
};

function whyForm({ locale, formats }: Request, { row, survey }: SurveyRound): FormView {
  const say = words(locale);
  return {
    form: 'survey.why',
    state: opening(newId(), { subject: row.id }),
    title: say.title,
    submit: say.submit,
    intro: [{ kind: 'note', text: say.intro(survey.name) }],
    fields: [
      {
        kind: 'multiline',
        name: 'why',
        label: say.why,
        hint: say.whyHint(formats.number(LONGEST_WHY)),
        placeholder: say.example,
        ...(row.why === null ? {} : { initial: row.why }),
      },
    ],
  };
}

export const whyEntry = form<string>({
  name: 'survey.why',
  may: 'everyone',
  parse(values: FormValues, { locale }) {
    const errors = problems({ why: textProblem(values, 'why', { most: LONGEST_WHY, locale }) });
    return Object.keys(errors).length > 0
      ? { ok: false, errors }
      : { ok: true, value: textOf(values, 'why') };
  },
  async submit(why, request, state) {
    const round = await closedRound(request, state.subject ?? '');
    mustDecide(request, round);
    await sayWhy(shellOf(request), { kinds: surveyKinds, roundId: round.row.id, by: request.asker, why });
    request.kit.nudge();
    const say = words(request.locale);
    return { kind: 'done', title: say.title, told: say.said(round.survey.name) };
  },
});

const words = phrases({
  en: {
    notClosed: (name: string) =>
      `“${name}” is still open: nobody sees anything of it before it closes, not even how it stands.`,
    notYours: 'This result is for those who were asked.',
    notDecider: 'What follows is decided by whoever made this survey, or an admin.',
    title: 'Why nothing is done',
    submit: 'Say it',
    intro: (name: string) =>
      `Whoever was asked in “${name}” reads it below the result, in the place of “not decided yet”.`,
    why: 'Why?',
    whyHint: (most: string) =>
      `At most ${most} characters. An honest “not this year, because …” is an answer too.`,
    example: 'For example: we change the tool in March, and would do it twice.',
    said: (name: string) => `It is said: whoever was asked in “${name}” reads it below the result.`,
  },
  fr: {
    notClosed: (name) =>
      fr`« ${name} » est encore ouverte : personne n’en voit rien avant sa clôture, pas même où elle en est.`,
    notYours: fr`Ce résultat s’adresse aux personnes interrogées.`,
    notDecider: fr`La suite revient à la personne qui a créé cette enquête, ou à un admin.`,
    title: fr`Pourquoi on ne fait rien`,
    submit: 'Le dire',
    intro: (name) =>
      fr`Les personnes interrogées dans « ${name} » le liront sous le résultat, à la place de « pas encore décidé ».`,
    why: fr`Pourquoi ?`,
    whyHint: (most) =>
      fr`${most} caractères au plus. Un « pas cette année, parce que… » honnête est aussi une réponse.`,
    example: fr`Par exemple : nous changeons d’outil en mars, ce serait à refaire.`,
    said: (name) => fr`C’est dit : les personnes interrogées dans « ${name} » le lisent sous le résultat.`,
  },
});
