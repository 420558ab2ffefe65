// What somebody sent without their name and that waits for the full hour: what they are told of it, and where they alone see it.
import type { Store } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { numbered } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { hearsAt } from '../../suggestions/letters/hears.ts';
import { noAlertNote } from '../../suggestions/letters/no-alert-line.ts';
import { findSuggestion } from '../../suggestions/may.ts';
import { type Hidden, outboxKey } from '../../suggestions/outbox/hidden-act.ts';
import { takeBack, type WaitingAct, waitingOf } from '../../suggestions/outbox/outbox.ts';
import type { Submission } from '../../suggestions/submit.ts';
import { defaultNames, nextInLine, topicAndLine, topicName } from '../../suggestions/topics.ts';
import type { Ask, Request, SubmitReply } from '../request.ts';

async function goesTo(db: Store, workspaceId: string, topicId: string | null) {
  return (await topicAndLine(db, workspaceId, topicId)) ?? { topic: defaultNames, line: [] };
}

/** In the place of the form: to whom the idea goes, and when. */
export async function proposedUnnamed(
  { kit, workspace, locale, formats, at }: Request,
  { title, topicId, formKey }: Pick<Submission, 'title' | 'topicId' | 'formKey'>,
  passOnAt: Date,
): Promise<SubmitReply> {
  const say = words(locale);
  const { topic, line } = await goesTo(kit.database.db, workspace.id, topicId);
  const owner = nextInLine(line, { after: null, author: null }, at);
  const hears = await hearsAt(kit.database.db, workspace, { owner }, passOnAt);
  const moment = hears && formats.moment(hears, at);
  const time = formats.time(passOnAt);
  const name = topicName(topic, locale);
  const what = owner
    ? say.toOwner(title, owner.name, name, time, moment)
    : say.toAdmins(title, name, time, moment);
  return {
    kind: 'done',
    title: say.title,
    told: {
      summary: what,
      blocks: [
        { kind: 'text', text: what },
        { kind: 'text', text: say.untilThen(time) },
        { kind: 'note', text: say.logs },
        { kind: 'note', text: noAlertNote(workspace, locale) },
        takeBackButton(outboxKey(kit.keys, formKey), locale),
      ],
    },
  };
}

/** "✓ It will be passed on at 23:00, …, without your name." In some time zones the full hour is at 22:30. */
export function laterWords(
  { locale, formats }: Pick<Request, 'locale' | 'formats'>,
  passOnAt: Date,
): Message {
  return sentence(words(locale).later(formats.time(passOnAt)));
}

/** The same in the place of a form. */
export function actedUnnamed(request: Request, passOnAt: Date): SubmitReply {
  return { kind: 'done', title: words(request.locale).title, told: laterWords(request, passOnAt) };
}

/** What of the asker waits for the hour; nothing where nothing does. */
export async function unnamedBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, asker, locale } = request;
  const waiting = await waitingOf(kit.database.db, kit.keys, workspace.id, asker);
  if (waiting.length === 0) return [];
  const lines = await Promise.all(
    waiting.map(async (each) => [
      await lineOf(each, request),
      // A message in the chat is changed, or deleted, there.
      ...(each.act.hidden.kind === 'change' ? [] : [takeBackButton(each.id, locale)]),
    ]),
  );
  return [{ kind: 'text', text: [{ strong: words(locale).waiting }] }, ...lines.flat()];
}

function takeBackButton(subject: string, locale: Locale): Block {
  const { takeBack: label } = words(locale);
  return { kind: 'buttons', buttons: [{ label, action: { name: 'suggestion.take-back', subject } }] };
}

/** Before its hour: nobody ever hears of it. */
export const takeUnnamedBack: Ask = async (request) => {
  const { kit, workspace, asker, locale, subject, at: now } = request;
  const say = words(locale);
  const shell = { database: kit.database, keys: kit.keys, workspace, now };
  const act = await takeBack(shell, asker, subject ?? '');
  if (!act) throw new UserError('suggestion.no-longer-waits', (its) => words(its).noLongerWaits);
  const text = wordsOf(act.hidden);
  const blocks: Block[] = [
    { kind: 'text', text: say.takenBack },
    ...(text === '' ? [] : [{ kind: 'quote', text } as const]),
  ];
  return { kind: 'say', message: { summary: say.takenBack, blocks }, did: true };
};

/** So that nothing that was written is lost. */
function wordsOf(hidden: Hidden): string {
  if (hidden.kind !== 'submit') return hidden.kind === 'act' ? hidden.doing.text : hidden.text;
  const { title, details } = hidden.submission;
  return [title, details].filter((each) => each !== '').join('\n');
}

async function lineOf({ act: { hidden, passOnAt } }: WaitingAct, request: Request): Promise<Block> {
  const { kit, workspace, locale, formats } = request;
  const { db } = kit.database;
  const say = words(locale);
  const label = say.at(formats.time(passOnAt));
  if (hidden.kind === 'submit') {
    const { topic } = await goesTo(db, workspace.id, hidden.submission.topicId);
    const facts = [{ label: `${label} · ${topicName(topic, locale)}`, value: hidden.submission.title }];
    return { kind: 'facts', facts };
  }
  const [suggestionId, text] =
    hidden.kind === 'act'
      ? [hidden.doing.suggestionId, hidden.doing.text]
      : [hidden.suggestionId, hidden.text];
  const { row } = await findSuggestion(db, workspace.id, suggestionId);
  const value = [row.title, text].filter((each) => each !== '').join('\n');
  return { kind: 'facts', facts: [{ label: `${label} · ${numbered(locale, row.number)}`, value }] };
}

const words = phrases({
  en: {
    title: 'Sent without your name',
    toOwner: (title: string, owner: string, topic: string, time: string, hears: string | null) =>
      hears === null
        ? `Your idea “${title}” will be passed on to ${owner} (${topic}) at ${time}, without your name.`
        : `Your idea “${title}” will be passed on at ${time}, without your name, and be with ${owner} (${topic}) on ${hears}.`,
    toAdmins: (title: string, topic: string, time: string, hears: string | null) =>
      hears === null
        ? `Your idea “${title}” (${topic}) will be passed on to the admins at ${time}, without your name: nobody answers for this topic yet.`
        : `Your idea “${title}” (${topic}) will be passed on at ${time}, without your name, and be with the admins on ${hears}: nobody answers for this topic yet.`,
    untilThen: (time: string) =>
      `Until then nobody else sees it, admins included; you find it among your ideas. At ${time} you get its number, and by when it is answered.`,
    logs: 'It goes together with all that came within the hour, so that the minute tells nothing. The chat itself keeps its own technical logs.',
    later: (time: string) =>
      `✓ It will be passed on at ${time}, with all that came within the hour, without your name.`,
    takeBack: 'Take it back',
    takenBack: '✓ Taken back. Nobody heard of it, and nobody will. These were your words:',
    noLongerWaits:
      'It does not wait any more: it was passed on, or you took it back before. Your ideas show how it stands.',
    waiting: 'Sent without your name, seen by nobody else yet',
    at: (time: string) => `passed on at ${time}`,
  },
  fr: {
    title: 'Envoyé sans votre nom',
    toOwner: (title, owner, topic, time, hears) =>
      hears === null
        ? fr`Votre idée « ${title} » sera transmise à ${owner} (${topic}) à ${time}, sans votre nom.`
        : fr`Votre idée « ${title} » sera transmise à ${time}, sans votre nom ; elle sera chez ${owner} (${topic}) le ${hears}.`,
    toAdmins: (title, topic, time, hears) =>
      hears === null
        ? fr`Votre idée « ${title} » (${topic}) sera transmise aux admins à ${time}, sans votre nom : personne ne répond encore de ce sujet.`
        : fr`Votre idée « ${title} » (${topic}) sera transmise à ${time}, sans votre nom ; elle sera chez les admins le ${hears} : personne ne répond encore de ce sujet.`,
    untilThen: (time) =>
      fr`D’ici là, personne d’autre ne la voit, admins compris ; vous la retrouvez parmi vos idées. À ${time}, vous recevrez son numéro et l’échéance de la réponse.`,
    logs: 'Elle part avec tout ce qui est arrivé dans l’heure, pour que la minute ne dise rien. La messagerie, de son côté, garde ses propres journaux techniques.',
    later: (time) =>
      `✓ Ce sera transmis à ${time}, avec tout ce qui est arrivé dans l’heure, sans votre nom.`,
    takeBack: 'Ne pas l’envoyer',
    takenBack:
      '✓ Rien ne partira. Personne n’en a rien su ni n’en saura rien. Voici ce que vous aviez écrit :',
    noLongerWaits:
      'L’envoi n’attend plus : il a eu lieu, ou vous y aviez renoncé avant. Vos idées disent où elle en est.',
    waiting: 'Envoyé sans votre nom, vu de personne d’autre pour l’instant',
    at: (time) => `transmission à ${time}`,
  },
});
