// /voice add, and "Customer's voice" on a message: what a colleague heard from a customer. What is taken and refused: feedback/item.ts.
import { dayOf, dayText, isDay } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { quoteBlock, quoteOf } from '../../digests/quote.ts';
import { type Metric, metrics } from '../../feedback/filters.ts';
import { identify } from '../../feedback/identity.ts';
import { type FeedbackItem, parseItem } from '../../feedback/item.ts';
import { redact } from '../../feedback/redaction.ts';
import { type ItemRefusal, sayReason } from '../../feedback/refusal.ts';
import { findSource, noteHeard, type Source, sourceForImport } from '../../feedback/sources/source.ts';
import { storeFeedback } from '../../feedback/store.ts';
import { touchpointIds, touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { type Locale, localeOf, locales } from '../../i18n/locale.ts';
import {
  type FormState,
  type FormValues,
  type FormView,
  opening,
  type Parsed,
  textOf,
} from '../../messages/form.ts';
import type { Message } from '../../messages/message.ts';
import { LONGEST_TEXT, problems, textProblem } from '../fields.ts';
import { type Ask, form, type Request, type ShortcutEntry } from '../request.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { touchpointOptions } from '../which-answers.ts';
import { addWords as words } from './add-words.ts';

/** The source of what colleagues heard, in the company's language. */
const SOURCE: Readonly<Record<Locale, string>> = { en: 'Colleagues', fr: 'Collègues' };
/** What stands for no choice. */
const NONE = 'none';

/** "Customer's voice", from a message's own menu. */
export const voiceShortcut: ShortcutEntry = {
  name: 'voice-from-message',
  title: { en: 'The customer’s voice', fr: 'C’est la voix du client' },
  description: {
    en: 'This message tells what a customer said: keep it with the others',
    fr: 'Ce message rapporte ce qu’a dit un client : le garder avec les autres',
  },
  may: 'everyone',
  run: openAdd,
};

/** Opens the form, prefilled with the words typed after the command, or with a message. */
export async function openAdd(request: Request): ReturnType<Ask> {
  return { kind: 'open', form: await addView(request) };
}

async function addView(request: Request): Promise<FormView> {
  const { locale, about, at, asker } = request;
  const say = words(locale);
  return {
    form: 'voice.add',
    state: opening(newId()),
    title: say.title,
    submit: say.submit,
    fields: [
      {
        kind: 'multiline',
        name: 'words',
        label: say.words,
        hint: say.wordsHint,
        initial: about?.text ?? request.text,
      },
      {
        kind: 'choice',
        name: 'scale',
        label: say.scale,
        options: [NONE, ...metrics].map((value) => ({ value, label: say.scales[scaleOf(value)] })),
        initial: NONE,
      },
      { kind: 'text', name: 'score', label: say.score, optional: true, initial: '' },
      {
        kind: 'choice',
        name: 'touchpoint',
        label: say.touchpoint,
        options: [{ value: NONE, label: say.noTouchpoint }, ...(await touchpointOptions(request))],
        of: 'touchpoints',
        initial: NONE,
      },
      {
        kind: 'text',
        name: 'customer',
        label: say.customer,
        hint: say.customerHint,
        optional: true,
        initial: '',
      },
      { kind: 'date', name: 'on', label: say.on, initial: todayOf(at, asker.timeZone) },
    ],
  };
}

export const addForm = form({
  name: 'voice.add',
  may: 'everyone',
  parse(given, request, state) {
    const values = underFirstNames(given);
    const item = parseAdded(values, request, state);
    return item.ok ? { ok: true, value: { item: item.value, values } } : underGivenNames(item, given);
  },
  async submit({ item: given, values }, request, state) {
    const shown = await asItWillBeRead(
      request,
      async () => ({ ...(await addView(request)), state }),
      values,
      ['words'],
    );
    if (shown) return { kind: 'again', form: shown };
    const { kit, workspace, at: now } = request;
    const { database, keys } = kit;
    const source = await colleagues(request);
    const item = await atOffered(request, given);
    // The words as they came are still where they were heard; here they are not kept beside the redacted ones.
    const settings = { keys, keepOriginals: false, now, country: workspace.country };
    await storeFeedback(database, workspace.id, source, [item], settings);
    await noteHeard(database.db, source, now);
    kit.answersCame();
    const title = words(request.locale).doneTitle;
    return { kind: 'done', title, told: await receipt(request, source, item) };
  },
});

/** At a touchpoint that there is: nobody makes one by adding an answer. */
async function atOffered({ kit, workspace }: Request, item: FeedbackItem): Promise<FeedbackItem> {
  const { touchpoint } = item;
  const isOffered =
    touchpoint !== null && (await touchpointIds(kit.database.db, workspace.id)).includes(touchpoint);
  return isOffered ? item : { ...item, touchpoint: null };
}

/** The form's key is the answer's own id: sending the form twice stores it once. */
export function parseAdded(
  values: FormValues,
  { locale, asker, at }: Pick<Request, 'locale' | 'asker' | 'at'>,
  { key }: Pick<FormState, 'key'>,
): Parsed<FeedbackItem> {
  const say = words(locale);
  const scale = scaleOf(textOf(values, 'scale'));
  const score = textOf(values, 'score');
  const touchpoint = textOf(values, 'touchpoint');
  const when = momentOf(textOf(values, 'on'), at, asker.timeZone);
  const errors = problems({
    words: textProblem(values, 'words', { most: LONGEST_TEXT, locale }),
    score: scale !== NONE && score === '' ? say.scoreMissing : null,
    on:
      when === 'future' ? say.future(todayOf(at, asker.timeZone)) : when === 'unreadable' ? say.badDay : null,
  });
  if (Object.keys(errors).length > 0 || !(when instanceof Date)) return { ok: false, errors };
  const raw = {
    id: key,
    verbatim: textOf(values, 'words'),
    score,
    metric: scale === NONE ? '' : scale,
    touchpoint: touchpoint === NONE ? '' : touchpoint,
    customer: textOf(values, 'customer'),
    answeredAt: when.toISOString(),
  };
  const item = parseItem(raw, { instantOf: () => when, dateOrder: 'dmy', now: at });
  return item.ok ? { ok: true, value: item.value } : { ok: false, errors: errorsOf(item, locale) };
}

const fields: Readonly<Record<string, string>> = {
  score: 'score',
  metric: 'scale',
  customer: 'customer',
  answeredAt: 'on',
};

function errorsOf({ field, reason }: ItemRefusal, locale: Locale): Record<string, string> {
  return { [fields[field] ?? 'words']: sayReason(reason, locale) };
}

function scaleOf(value: string): Metric | typeof NONE {
  return metrics.find((metric) => metric === value) ?? NONE;
}

/** Today: now; another day: its noon on the asker's clock. */
function momentOf(day: string, at: Date, timeZone: string): Date | 'future' | 'unreadable' {
  if (!isDay(day)) return 'unreadable';
  const today = todayOf(at, timeZone);
  if (day > today) return 'future';
  return day === today ? at : new Date(zoneOf(timeZone).instant(dayOf(day), 12 * 60));
}

function todayOf(at: Date, timeZone: string): string {
  return dayText(zoneOf(timeZone).dayAt(at.getTime()));
}

/** Found again by either name, should the company's language have changed. */
async function colleagues({ kit, workspace, at: now }: Request): Promise<Source> {
  const { database } = kit;
  for (const locale of locales) {
    const known = await findSource(database.db, workspace.id, SOURCE[locale]);
    if (known) return known;
  }
  const name = SOURCE[localeOf(workspace.locale) ?? 'en'];
  return sourceForImport(database, workspace.id, { name, heat: 'hot', now });
}

/** As it will be read. */
async function receipt(
  { kit, workspace, locale, asker }: Request,
  source: Source,
  item: FeedbackItem,
): Promise<Message> {
  const say = words(locale);
  const called = await touchpointsCalled(kit.database.db, workspace.id);
  const { scores, comments, touchpoint } = item;
  const { metric = null, score = null } = scores[0] ?? {};
  const { text } = redact(comments[0]?.text ?? '', { country: workspace.country });
  const { id: feedbackId } = identify(kit.keys, { workspaceId: workspace.id, sourceId: source.id }, item);
  const quoted = quoteOf({ feedbackId, text, touchpoint, metric, score }, called);
  return {
    summary: say.doneTitle,
    blocks: [
      { kind: 'text', text: say.done },
      quoteBlock(quoted, { locale, timeZone: asker.timeZone }),
      { kind: 'note', text: say.source(source.name) },
    ],
  };
}
