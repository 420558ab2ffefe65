// All surveys, for admins: what is open, what comes next, and what can be done with each. How many have answered so far is shown nowhere: from
// one look to the next it would tell who did.
import type { SurveyModel } from '../../database/generated/sqlite/models.ts';
import { plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Button, type Message, sentence } from '../../messages/message.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { withoutButton } from '../../surveys/letters/waits.ts';
import { allSurveys, type ListedSurvey } from '../../surveys/lists.ts';
import { openSurvey } from '../../surveys/open.ts';
import { cadenceOf, closeEarly, endSurvey } from '../../surveys/save.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Reply, Request } from '../request.ts';
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
    { kind: 'buttons', buttons: surveyButtons(listed, request) },
  ];
}

function stateLines({ survey, latest }: ListedSurvey, request: Request): string[] {
  const { locale, formats } = request;
  const kind = kindNamed(surveyKinds, survey.kind)?.label[locale] ?? survey.kind;
  const asked =
    latest === null || latest.asked === 0
      ? []
      : [plural(locale, latest.asked, words(locale).asked(formats.number(latest.asked)))];
  return [`${kind} · ${lastText(latest, request)}`, ...asked, nextText(survey, request)];
}

function lastText(latest: ListedSurvey['latest'], { locale, formats, at }: Request): string {
  const say = words(locale);
  if (latest === null) return say.notYet;
  const { number, closesAt, closedAt, unreadable, waitsUntil } = latest;
  if (latest.state === 'closed') return say.closed(number, formats.day(closedAt ?? closesAt, at));
  if (waitsUntil === null) return say.open(number, formats.moment(closesAt, at));
  return say.waits(number, formats.number(unreadable), formats.day(waitsUntil, at));
}

function nextText(survey: SurveyModel, { locale, formats, at }: Request): string {
  const say = words(locale);
  if (survey.endedAt !== null) return say.ended;
  if (survey.nextAt !== null) return say.next(formats.day(survey.nextAt, at));
  const cadence = cadenceOf(survey);
  return cadence === null ? say.byHand : rhythmName(rhythmIn(cadence), locale);
}

/** What can be done with it now. */
export function surveyButtons({ survey, latest }: ListedSurvey, { locale }: Request): Button[] {
  const say = words(locale);
  const subject = survey.id;
  const end: Button = {
    ...asking(say.end, say.endText(survey.name), locale),
    action: { name: 'survey.end', subject },
  };
  return [
    ...roundButton(survey, latest, locale),
    ...(latest?.result ? [{ label: say.result, action: { name: 'survey.result', subject: latest.id } }] : []),
    { label: say.preview, action: { name: 'survey.preview', subject } },
    { label: say.edit, action: { name: 'survey.edit', subject } },
    ...(survey.endedAt === null ? [end] : []),
  ];
}

/** What begins a round, or ends the one there is; none where no round opens any more. */
function roundButton(survey: SurveyModel, latest: ListedSurvey['latest'], locale: Locale): Button[] {
  const say = words(locale);
  const { name } = survey;
  if (latest !== null && latest.state !== 'closed') {
    if (latest.waitsUntil !== null) return [withoutButton({ roundId: latest.id, name }, locale)];
    const close = asking(say.close, say.closeText(name), locale);
    return [{ ...close, action: { name: 'survey.close', subject: latest.id } }];
  }
  if (survey.endedAt !== null) return [];
  const open = asking(say.openNow, say.openText(name), locale);
  return [{ ...open, action: { name: 'survey.open', subject: survey.id } }];
}

function asking(label: string, text: string, locale: Locale): Pick<Button, 'label' | 'confirm'> {
  return { label, confirm: { title: label, text, yes: label, no: words(locale).not } };
}

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

/** What was answered counts, and is told, unless it cannot be opened: then it waits. */
export const closeNow: Ask = (request) => close(request, {});

/** What cannot be opened is given up. */
export const closeWithout: Ask = (request) => close(request, { without: true });

async function close(request: Request, how: { readonly without?: true }): Promise<Reply> {
  const closing = { kinds: surveyKinds, roundId: request.subject ?? '', by: { person: request.asker.id } };
  const { survey, row } = await closeEarly(shellOf(request), { ...closing, ...how });
  request.kit.nudge();
  const say = words(request.locale);
  const text = (row.state === 'closed' ? say.closedNow : say.waitsNow)(survey.name);
  return { kind: 'say', message: sentence(text), did: true };
}

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
    notYet: 'not opened yet',
    open: (round: number, until: string) => `round ${round} is open until ${until}`,
    closed: (round: number, day: string) => `round ${round} closed on ${day}`,
    waits: (round: number, unreadable: string, day: string) =>
      `round ${round} is over; answers that cannot be opened: ${unreadable}. It waits for their key until ${day}`,
    asked: (count: string) => ({ one: `${count} person was asked`, other: `${count} people were asked` }),
    next: (day: string) => `The next round opens on ${day}.`,
    byHand: 'The next round opens when you open it.',
    ended: 'Ended: no round opens any more.',
    openNow: 'Open a round now',
    openText: (name: string) => `Everybody who is in the channels of “${name}” now is asked, in their hours.`,
    opened: (name: string, until: string) => `“${name}” is open until ${until}.`,
    closedNow: (name: string) => `“${name}” is closed. Its result goes to those who were asked.`,
    waitsNow: (name: string) =>
      `No more answers to “${name}” are taken. Some cannot be opened, so it is not counted yet: you get a letter about it.`,
    endedNow: (name: string) => `“${name}” has ended: no round of it opens any more.`,
    close: 'Close it now',
    closeText: (name: string) =>
      `No more answers to “${name}” are taken. What was answered is counted, and the result told.`,
    result: 'Its result',
    preview: 'See it as its readers will',
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
    notYet: 'pas encore ouverte',
    open: (round, until) => fr`la vague ${round} est ouverte jusqu’au ${until}`,
    closed: (round, day) => fr`vague ${round} close le ${day}`,
    waits: (round, unreadable, day) =>
      fr`la vague ${round} est terminée ; réponses impossibles à ouvrir : ${unreadable}. Elle attend leur clé jusqu’au ${day}`,
    asked: (count) => ({ one: fr`${count} personne interrogée`, other: fr`${count} personnes interrogées` }),
    next: (day) => fr`La prochaine vague s’ouvre le ${day}.`,
    byHand: fr`La prochaine vague s’ouvrira quand vous le déciderez.`,
    ended: fr`Terminée : plus aucune vague ne s’ouvre.`,
    openNow: 'Ouvrir une vague',
    openText: (name) =>
      fr`Toutes les personnes présentes dans les canaux de « ${name} » sont interrogées, à leurs heures de travail.`,
    opened: (name, until) => fr`« ${name} » est ouverte jusqu’au ${until}.`,
    closedNow: (name) => fr`« ${name} » est close. Son résultat part vers les personnes interrogées.`,
    waitsNow: (name) =>
      fr`On ne peut plus répondre à « ${name} ». Certaines réponses ne peuvent pas être ouvertes ; elle n’est donc pas encore dépouillée : un message vous en dit plus.`,
    endedNow: (name) => fr`« ${name} » est terminée : plus aucune vague ne s’ouvre.`,
    close: 'Clore maintenant',
    closeText: (name) =>
      fr`On ne pourra plus répondre à « ${name} ». Les réponses données sont comptées, et le résultat publié.`,
    result: 'Son résultat',
    preview: fr`La voir comme les destinataires`,
    edit: 'Modifier',
    end: 'Y mettre fin',
    endText: (name) => fr`Plus aucune vague de « ${name} » ne s’ouvrira. Les résultats restent.`,
    not: fr`Pas maintenant`,
  },
});
