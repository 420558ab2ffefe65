// A survey as whoever is asked will get it: the invitation, and the questions. Nothing is kept, and nobody asked.
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { invitation } from '../../surveys/letters/invitation.ts';
import { isAsked, questionLines } from '../../surveys/letters/preview.ts';
import { channelsAsked } from '../../surveys/round.ts';
import { surveyById } from '../../surveys/save.ts';
import { commentThreshold } from '../../surveys/thresholds.ts';
import { roundTimes } from '../../surveys/times.ts';
import type { Ask } from '../request.ts';
import { surveyButtons } from './list.ts';

export const previewSurvey: Ask = async (request) => {
  const { kit, workspace, locale, at: now, asker } = request;
  const { db } = kit.database;
  const survey = await surveyById(db, workspace.id, request.subject ?? '');
  const kind = kindNamed(surveyKinds, survey.kind);
  if (kind === null) throw new UserError('survey.kind-gone', (reader) => words(reader).kindGone);
  const latest = await db.surveyRound.findFirst({
    where: { workspaceId: workspace.id, surveyId: survey.id },
    orderBy: { number: 'desc' },
  });
  const asking = { db, workspace, now, settings: survey.settings, round: (latest?.number ?? 0) + 1 };
  const questions = await kind.questions(asking);
  const channels = channelsAsked(survey);
  const { threshold, name } = survey;
  const reader = { locale, timeZone: asker.timeZone, now };
  const { closesAt } = roundTimes(workspace, survey.daysOpen, now);
  const letter = invitation(
    {
      ...{ roundId: '', name, questions, threshold, closesAt },
      commentThreshold: commentThreshold(threshold),
      groups: channels.length,
      areChannels: channels.length > 0,
    },
    reader,
  );
  const say = words(locale);
  return {
    kind: 'say',
    message: {
      summary: say.previewOf(name),
      again: { name: 'survey.preview', subject: survey.id },
      blocks: [
        { kind: 'note', text: say.previewOf(name) },
        // Its buttons would ask for a round that is not there.
        ...letter.blocks.filter(isAsked),
        { kind: 'divider' },
        ...questionLines(questions, locale),
        {
          kind: 'buttons',
          buttons: surveyButtons({ survey, latest }, request).filter(
            ({ action }) => action.name !== 'survey.preview',
          ),
        },
      ],
    },
  };
};

const words = phrases({
  en: {
    kindGone: 'I no longer know this kind of survey. Make a new one.',
    previewOf: (name: string) =>
      `This is what whoever is asked in “${name}” gets; looking at it asks nobody.`,
  },
  fr: {
    kindGone: 'Je ne connais plus ce type d’enquête. Créez-en une nouvelle.',
    previewOf: (name) =>
      fr`Voici ce que reçoivent les destinataires de « ${name} ». Personne n’est interrogé pour autant.`,
  },
});
