// All surveys, for admins: what is open, what comes next, and what can be done with each. How many have answered so far is shown nowhere: from
// one look to the next it would tell who did.
import { UserError } from '../../errors.ts';
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Button, type Message, sentence } from '../../messages/message.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { invitation } from '../../surveys/letters/invitation.ts';
import { isAsked, questionLines } from '../../surveys/letters/preview.ts';
import { allSurveys, type ListedSurvey } from '../../surveys/lists.ts';
import { openSurvey } from '../../surveys/open.ts';
import { channelsAsked } from '../../surveys/round.ts';
import { cadenceOf, closeEarly, endSurvey, surveyById } from '../../surveys/save.ts';
import { commentThreshold } from '../../surveys/thresholds.ts';
import { roundTimes } from '../../surveys/times.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { rhythmIn, rhythmName } from './rhythm.ts';

export const listSurveys: Ask = async (request) =>
  shown(request, await surveysList(request, pageIn(request.subject).page));

async function surveysList(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const all = await allSurveys(kit.database.db, workspace.id);
  const { entries, pager, again } = pageOf(all, { name: 'surveys' }, page, request);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      ...(all.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...entries.flatMap((each) => surveyBlocks(each, request)),
      ...pager,
      {
        kind: 'buttons',
        buttons: [
          { label: say.create, action: { name: 'survey.create' }, style: 'primary' },
          { label: say.items, action: { name: 'survey.items' } },
        ],
      },
    ],
  };
}

function surveyBlocks(listed: ListedSurvey, request: Request): Block[] {
  const { survey } = listed;
  return [
    { kind: 'facts', facts: [{ label: survey.name, value: stateLines(listed, request).join('\n') }] },
    { kind: 'buttons', buttons: buttonsOf(listed, request) },
  ];
}

function stateLines({ survey, latest }: ListedSurvey, { locale, formats, at }: Request): string[] {
  const say = words(locale);
  const kind = kindNamed(surveyKinds, survey.kind)?.label[locale] ?? survey.kind;
  const isOpen = latest !== null && latest.state !== 'closed';
  const last =
    latest === null
      ? say.notYet
      : isOpen
        ? say.open(latest.number, formats.moment(latest.closesAt, at))
        : say.closed(latest.number, formats.day(latest.closedAt ?? latest.closesAt, at));
  const cadence = cadenceOf(survey);
  const next =
    survey.endedAt !== null
      ? say.ended
      : survey.nextAt === null
        ? cadence === null
          ? say.byHand
          : rhythmName(rhythmIn(cadence), locale)
        : say.next(formats.day(survey.nextAt, at));
  const asked =
    latest === null || latest.asked === 0 ? [] : [askedText(latest.asked, locale, formats.number)];
  return [`${kind} · ${last}`, ...asked, next];
}

function askedText(asked: number, locale: Request['locale'], number: (value: number) => string): string {
  return plural(locale, asked, words(locale).asked(number(asked)));
}

function buttonsOf({ survey, latest }: ListedSurvey, { locale }: Request): Button[] {
  const say = words(locale);
  const subject = survey.id;
  const isOpen = latest !== null && latest.state !== 'closed';
  const asking = (label: string, text: string) => ({
    label,
    confirm: { title: label, text, yes: label, no: say.not },
  });
  return [
    ...(isOpen
      ? [
          {
            ...asking(say.close, say.closeText(survey.name)),
            action: { name: 'survey.close', subject: latest.id },
          },
        ]
      : survey.endedAt === null
        ? [{ ...asking(say.openNow, say.openText(survey.name)), action: { name: 'survey.open', subject } }]
        : []),
    ...(latest?.result ? [{ label: say.result, action: { name: 'survey.result', subject: latest.id } }] : []),
    { label: say.preview, action: { name: 'survey.preview', subject } },
    { label: say.edit, action: { name: 'survey.edit', subject } },
    ...(survey.endedAt === null
      ? [
          {
            ...asking(say.end, say.endText(survey.name)),
            action: { name: 'survey.end', subject },
            style: 'danger',
          } as const,
        ]
      : []),
  ];
}

/** What whoever is asked will get: the invitation, and the questions. Nothing is kept, and nobody asked. */
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
          buttons: buttonsOf({ survey, latest }, request).filter(
            ({ action }) => action.name !== 'survey.preview',
          ),
        },
      ],
    },
  };
};

/** A round begins: the heartbeat asks its people from now on. */
export const openNow: Ask = async (request) => {
  const by = { person: request.asker.id };
  const opening = { kinds: surveyKinds, surveyId: request.subject ?? '', by };
  const { survey, row } = await openSurvey(shellOf(request), opening);
  request.kit.nudge();
  const { locale, formats, at } = request;
  const text = words(locale).opened(survey.name, formats.moment(row.closesAt, at));
  return { kind: 'say', message: sentence(text), did: true };
};

/** What was answered counts, and is told. */
export const closeNow: Ask = async (request) => {
  const closing = { kinds: surveyKinds, roundId: request.subject ?? '', by: { person: request.asker.id } };
  const { survey } = await closeEarly(shellOf(request), closing);
  request.kit.nudge();
  return { kind: 'say', message: sentence(words(request.locale).closedNow(survey.name)), did: true };
};

export const endNow: Ask = async (request) => {
  const by = { person: request.asker.id };
  const { name } = await endSurvey(shellOf(request), { surveyId: request.subject ?? '', by });
  return { kind: 'say', message: sentence(words(request.locale).endedNow(name)), did: true };
};

const words = phrases({
  en: {
    title: 'Surveys of colleagues',
    none: 'There is none yet. A survey asks the members of channels a few questions, keeps who answered what apart, and gives the result back to them.',
    create: 'New survey',
    items: 'Questions',
    kindGone: 'I no longer know this kind of survey. Make a new one.',
    notYet: 'not opened yet',
    open: (round: number, until: string) => `round ${round} is open until ${until}`,
    closed: (round: number, day: string) => `round ${round} closed on ${day}`,
    asked: (count: string) => ({ one: `${count} person was asked`, other: `${count} people were asked` }),
    next: (day: string) => `The next round opens on ${day}.`,
    byHand: 'The next round opens when you open it.',
    ended: 'Ended: no round opens any more.',
    openNow: 'Open a round now',
    openText: (name: string) => `Everybody who is in the channels of “${name}” now is asked, in their hours.`,
    opened: (name: string, until: string) => `“${name}” is open until ${until}.`,
    closedNow: (name: string) => `“${name}” is closed. Its result goes to those who were asked.`,
    endedNow: (name: string) => `“${name}” has ended: no round of it opens any more.`,
    close: 'Close it now',
    closeText: (name: string) =>
      `No more answers to “${name}” are taken. What was answered is counted, and the result told.`,
    result: 'Its result',
    preview: 'See it as its readers will',
    previewOf: (name: string) =>
      `This is what whoever is asked in “${name}” gets; looking at it asks nobody.`,
    edit: 'Change',
    end: 'End it',
    endText: (name: string) => `No round of “${name}” opens any more. Results stay.`,
    not: 'Not now',
  },
  fr: {
    title: 'Enquêtes auprès des collègues',
    none: fr`Il n’y en a pas encore. Une enquête pose quelques questions aux membres de canaux, ne garde pas qui a répondu quoi, et leur rend le résultat.`,
    create: 'Nouvelle enquête',
    items: 'Questions',
    kindGone: 'Je ne connais plus ce type d’enquête. Créez-en une nouvelle.',
    notYet: 'pas encore ouverte',
    open: (round, until) => fr`la vague ${round} est ouverte jusqu’au ${until}`,
    closed: (round, day) => fr`vague ${round} close le ${day}`,
    asked: (count) => ({ one: fr`${count} personne interrogée`, other: fr`${count} personnes interrogées` }),
    next: (day) => fr`La prochaine vague s’ouvre le ${day}.`,
    byHand: fr`La prochaine vague s’ouvrira quand vous le déciderez.`,
    ended: fr`Terminée : plus aucune vague ne s’ouvre.`,
    openNow: 'Ouvrir une vague',
    openText: (name) =>
      fr`Toutes les personnes présentes dans les canaux de « ${name} » sont interrogées, à leurs heures de travail.`,
    opened: (name, until) => fr`« ${name} » est ouverte jusqu’au ${until}.`,
    closedNow: (name) => fr`« ${name} » est close. Son résultat part vers les personnes interrogées.`,
    endedNow: (name) => fr`« ${name} » est terminée : plus aucune vague ne s’ouvre.`,
    close: 'Clore maintenant',
    closeText: (name) =>
      fr`On ne pourra plus répondre à « ${name} ». Les réponses données sont comptées, et le résultat publié.`,
    result: 'Son résultat',
    preview: fr`La voir comme les destinataires`,
    previewOf: (name) =>
      fr`Voici ce que reçoivent les destinataires de « ${name} ». Personne n’est interrogé pour autant.`,
    edit: 'Modifier',
    end: 'Y mettre fin',
    endText: (name) => fr`Plus aucune vague de « ${name} » ne s’ouvrira. Les résultats restent.`,
    not: fr`Pas maintenant`,
  },
});
