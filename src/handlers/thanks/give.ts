// /thanks @karim what they did: at once where that says enough, else by the form, with what is known in it.
import { newId } from '../../clock.ts';
import { redact } from '../../feedback/redaction.ts';
import { about } from '../../feedback/shown.ts';
import { type FormValues, type FormView, listOf, opening, type Parsed, textOf } from '../../messages/form.ts';
import { type Address, type Message, place, sentence } from '../../messages/message.ts';
import { ownAddress, type Person } from '../../people/person.ts';
import { isReply } from '../../suggestions/reply-words.ts';
import { type Giving, giveThanks, readableFrom } from '../../thanks/give.ts';
import { type GivenThanks, isPublic } from '../../thanks/thanks.ts';
import { letterTime } from '../../workspace/posting.ts';
import { problems, textProblem, titleOf, titleProblem } from '../fields.ts';
import { channelProblem, lookUpPeople } from '../picked.ts';
import {
  type Ask,
  type CommandEntry,
  type FormEntry,
  form,
  type Mentioned,
  type Reply,
  type Request,
} from '../request.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { type KnownThanks, knownOf, NOTHING_KNOWN } from './about.ts';
import { thanksWords as words } from './words.ts';

/** In characters: a few sentences. */
const LONGEST_FACT = 1_000;
const LONGEST_VALUE = 40;

export const thanksCommand: CommandEntry = {
  name: 'thanks',
  inFrench: 'merci',
  aliases: ['remercier'],
  description: {
    en: 'Thank a colleague for what they did',
    fr: 'Remercier un collègue pour ce qu’il a fait',
  },
  usageHint: { en: '@person what they did', fr: '@personne ce qu’elle a fait' },
  names: true,
  may: 'everyone',
  run: thankByWords,
};

/** Whoever is named first is thanked; who else is named helped too, and stays in the words. */
async function thankByWords(request: Request): Promise<Reply> {
  const [named] = request.people;
  const fact = named ? without(request.text, named) : request.text;
  const known: KnownThanks = { ...NOTHING_KNOWN, whom: named ? [named.address] : [], fact };
  const channel = await channelHere(request);
  const shown = thanksForm(request, known, { subject: null, channel });
  if (!named || !isReply(fact) || [...fact].length > LONGEST_FACT) return { kind: 'open', form: shown };
  const looked = await lookUpPeople(request, [named.address]);
  const [thanked] = looked.ok ? looked.people : [];
  if (!thanked) {
    const errors = looked.ok ? {} : { whom: looked.problem };
    const whom = { ...known, whom: [] };
    return { kind: 'open', form: { ...thanksForm(request, whom, { subject: null, channel }), errors } };
  }
  // What is taken out of their words they see before it is sent.
  if (redact(fact, { country: request.workspace.country }).found.length > 0)
    return { kind: 'open', form: shown };
  const given = await giveThanks(shellOf(request), {
    ...{ giver: request.asker, thanked, fact, value: '', feedbackId: null, channel, formKey: newId() },
  });
  request.kit.nudge();
  return { kind: 'say', message: receipt(request, given, channel) };
}

/** A colleague's name is taken out where they are named; what stood around it closes up. */
function without(text: string, { written }: Mentioned): string {
  const at = text.indexOf(written);
  if (at < 0) return text;
  return `${text.slice(0, at).trimEnd()} ${text.slice(at + written.length).trimStart()}`
    .trim()
    .replace(/^[,:;–—-]\s+/, '');
}

/** From a button: of what stands above it, or of what was chosen there. */
export const openThanks: Ask = async (request) => {
  const subject = request.chosen ?? request.subject;
  const known = await knownOf(request, subject);
  return { kind: 'open', form: thanksForm(request, known, { subject, channel: await channelHere(request) }) };
};

interface Opened {
  readonly subject: string | null;
  readonly channel: Giving['channel'];
}

function thanksForm(request: Request, known: KnownThanks, { subject, channel }: Opened): FormView {
  const { locale, asker } = request;
  const say = words(locale);
  const { answer } = known;
  const reader = { locale, timeZone: asker.timeZone };
  return {
    form: 'thanks',
    state: opening(newId(), subject === null ? {} : { subject }),
    title: say.title,
    submit: say.submit,
    intro: [
      ...(answer === null
        ? []
        : [{ kind: 'quote', text: answer.text, of: answer.feedbackId, by: about(answer, reader) } as const]),
      { kind: 'note', text: answer === null ? say.intro : say.introWithWords },
    ],
    fields: [
      { kind: 'people', name: 'whom', label: say.whom, most: 1, initial: known.whom },
      {
        kind: 'multiline',
        name: 'fact',
        label: say.fact,
        hint: say.factHint,
        initial: known.fact,
        optional: answer !== null,
      },
      { kind: 'text', name: 'value', label: say.value, hint: say.valueHint, optional: true },
      {
        kind: 'channels',
        name: 'where',
        label: say.where,
        hint: say.whereHint,
        most: 1,
        optional: true,
        initial: channel === null ? [] : [channel.address],
      },
    ],
  };
}

interface Filled {
  readonly values: FormValues;
  readonly whom: Address;
  readonly where: Address | null;
}

export const thanksFormEntry: FormEntry = form<Filled>({
  name: 'thanks',
  may: 'everyone',
  parse(given, { locale }, { subject }): Parsed<Filled> {
    const values = underFirstNames(given);
    const [whom] = listOf(values, 'whom');
    const mayBeEmpty = subject?.startsWith('feedback:') || subject?.startsWith('story:') || false;
    const fact = textOf(values, 'fact');
    const errors = problems({
      whom: whom === undefined ? words(locale).nobody : null,
      fact:
        textProblem(values, 'fact', { most: LONGEST_FACT, optional: mayBeEmpty, locale }) ??
        (fact === '' || isReply(fact) ? null : words(locale).tooFew),
      value: titleProblem(values, 'value', { most: LONGEST_VALUE, optional: true, locale }),
    });
    if (Object.keys(errors).length > 0 || whom === undefined) return underGivenNames({ errors }, given);
    return { ok: true, value: { values, whom, where: listOf(values, 'where')[0] ?? null } };
  },
  async submit({ values, whom, where }, request, state) {
    const subject = state.subject ?? null;
    const known = await knownOf(request, subject);
    const draw = () => ({ ...thanksForm(request, known, { subject, channel: null }), state });
    const shown = await asItWillBeRead(request, draw, values, ['fact', 'value']);
    if (shown) return { kind: 'again', form: shown };
    const looked = await lookUpPeople(request, [whom]);
    if (!looked.ok) return { kind: 'errors', errors: { whom: looked.problem } };
    const [thanked] = looked.people;
    const say = words(request.locale);
    if (!thanked) return { kind: 'errors', errors: { whom: say.nobody } };
    const channel = where === null ? null : await channelFor(request, where);
    if (channel !== null && 'problem' in channel)
      return { kind: 'errors', errors: { where: channel.problem } };
    const given = await giveThanks(shellOf(request), {
      giver: request.asker,
      thanked,
      fact: textOf(values, 'fact'),
      value: titleOf(values, 'value'),
      feedbackId: known.answer?.feedbackId ?? null,
      channel,
      formKey: state.key,
    });
    request.kit.nudge();
    return { kind: 'done', title: say.title, told: receipt(request, given, channel) };
  },
});

/** What becomes of it, to whoever gave it, who may keep it private too. */
function receipt(request: Request, given: GivenThanks, asked: Giving['channel']): Message {
  const { locale, formats, at, workspace } = request;
  const say = words(locale);
  const { row, thanked } = given;
  const told = letterTime(workspace, thanked, row.givenAt);
  const when = told > at ? formats.moment(told, at) : null;
  if (!isPublic(row) || asked === null) {
    const told = asked === null ? say.receipt(thanked.name, when) : say.receiptKept(thanked.name, when);
    return sentence(told);
  }
  const readFrom = formats.moment(readableFrom(workspace, thanked, row.givenAt), at);
  return sentence(say.receiptPosted(thanked.name, when, asked.name, readFrom), [
    { label: say.keep, action: { name: 'thanks.private', subject: row.id } },
  ]);
}

/** Where it was asked, where it can be read there by colleagues alone. */
async function channelHere(request: Request): Promise<Giving['channel']> {
  const { channel: address, kit } = request;
  if (address === null) return null;
  const channel = await kit.directory.channel(address);
  const isOpen = channel?.isJoined && !channel.isArchived && !channel.isShared;
  return isOpen ? { address, name: `#${channel.name}` } : null;
}

/** One that was picked: of those that the asker reads, or where they asked. */
async function channelFor(
  request: Request,
  address: Address,
): Promise<NonNullable<Giving['channel']> | { readonly problem: string }> {
  const { kit, locale } = request;
  const say = words(locale);
  const channel = await kit.directory.channel(address);
  if (channel?.isShared) return { problem: say.shared(channel.name) };
  const problem = await channelProblem(request, address);
  if (problem !== null || channel === null) return { problem: problem ?? say.notIn };
  const isIn = address === request.channel || (await isMemberOf(request, address));
  return isIn ? { address, name: `#${channel.name}` } : { problem: say.notIn };
}

/** By whichever of their accounts is on that chat. */
async function isMemberOf({ kit, workspace, asker }: Request, channel: Address): Promise<boolean> {
  const { id } = asker;
  const accounts = await kit.database.db.person.findMany({
    where: { workspaceId: workspace.id, isActive: true, OR: [{ id }, { linkedTo: id }] },
  });
  for (const account of [asker, ...accounts] satisfies readonly Person[]) {
    if (account.platform !== place(channel).platform) continue;
    if (await kit.directory.isMember(channel, ownAddress(account))) return true;
  }
  return false;
}
