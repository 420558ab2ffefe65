// What somebody sent without their name and that waits for the full hour: what they are told of it, and where they alone see it.
import type { Store } from '../../database/client.ts';
import { numbered } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { hearsAt } from '../../suggestions/letters/hears.ts';
import { noAlertNote } from '../../suggestions/letters/no-alert-line.ts';
import { findSuggestion } from '../../suggestions/may.ts';
import type { HiddenAct } from '../../suggestions/outbox/hidden-act.ts';
import { waitingOf } from '../../suggestions/outbox/outbox.ts';
import { defaultNames, nextInLine, topicAndLine, topicName } from '../../suggestions/topics.ts';
import type { Request, SubmitReply } from '../request.ts';

async function goesTo(db: Store, workspaceId: string, topicId: string | null) {
  return (await topicAndLine(db, workspaceId, topicId)) ?? { topic: defaultNames, line: [] };
}

/** In the place of the form: to whom the idea goes, and when. */
export async function proposedUnnamed(
  { kit, workspace, locale, formats, at }: Request,
  { title, topicId }: { readonly title: string; readonly topicId: string | null },
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
      ],
    },
  };
}

/** "✓ It will be passed on at 23:00, on the hour, without your name." */
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
  const lines = await Promise.all(waiting.map((act) => lineOf(act, request)));
  return [{ kind: 'text', text: [{ strong: words(locale).waiting }] }, ...lines];
}

async function lineOf({ hidden, passOnAt }: HiddenAct, request: Request): Promise<Block> {
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
    logs: 'It goes on the hour, with all that came within it, so that the minute tells nothing. The chat itself keeps its own technical logs.',
    later: (time: string) => `✓ It will be passed on at ${time}, on the hour, without your name.`,
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
    logs: 'Elle part à l’heure pile, avec tout ce qui est arrivé dans l’heure, pour que la minute ne dise rien. La messagerie, de son côté, garde ses propres journaux techniques.',
    later: (time) => `✓ Ce sera transmis à ${time}, à l’heure pile, sans votre nom.`,
    waiting: 'Envoyé sans votre nom, vu de personne d’autre pour l’instant',
    at: (time) => `transmission à ${time}`,
  },
});
