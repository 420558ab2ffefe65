// A digest: the numbers taken once into a snapshot, then a pure view of that snapshot for each reader.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import { answersIn } from '../feedback/filters.ts';
import { answersOf } from '../feedback/indicators/indicators.ts';
import { type NewThemes, newThemes, type ThemeQuestion } from '../feedback/themes/recent.ts';
import { touchpointsCalled } from '../feedback/touchpoints/company.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block, Message } from '../messages/message.ts';
import { shortenLabel } from '../messages/shorten.ts';
import type { ScheduleDraft } from '../schedules/schedule.ts';
import type { Language } from '../terms/language.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { judgedAsOne, measuredChanges } from './changes.ts';
import { late, lateAmong, lateLine } from './late.ts';
import { type Covered, questionOf } from './question.ts';
import { quotedLately } from './quoted.ts';
import { type DigestSpace, type SectionSaid, share } from './room.ts';
import { type FindLine, storedLine } from './second-line.ts';
import { type DigestReader, type Gathering, inDigest, type Sections, sectionIn } from './section.ts';
import { datesOf, dayOf, titleOf } from './title.ts';
import { vitalsToTell } from './vitals.ts';

const shape = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  timeZone: z.string(),
  /** One of about a week is named by its week, others by their dates. */
  weekly: z.boolean(),
  /** Of the answers that it tells; absent where none came late. */
  late: late.optional(),
  /** No answer that it tells was given earlier; absent where they are told by when they were given. */
  givenSince: z.iso.datetime().optional(),
  sections: z.array(z.object({ id: z.string(), data: z.unknown() })),
});

/** What a digest says, before any words: stored once, rendered for every channel. JSON only. */
export type Snapshot = z.infer<typeof shape>;

export function snapshotFrom(json: unknown): Snapshot {
  return shape.parse(json);
}

/** A weekly digest that covers longer, after a pause or a holiday, is not that of one week. */
const LONGEST_WEEK_MS = 10 * 86_400_000;

type Composed = Pick<ScheduleDraft, 'sections' | 'filters' | 'channels' | 'timeZone' | 'cadence'> & {
  /** Absent, or null, where it is not saved. */
  readonly id?: string | null;
  /** Absent: what was said in one language is as good as in another. */
  readonly locale?: Locale;
  readonly ownLanguageOnly?: boolean;
};

/**
 * Takes the numbers. An empty `sections` means that there is nothing to say.
 * @param findLine the line under the headline; by default the one that was asked for ahead of this very digest
 */
export async function compose(
  db: Store,
  workspace: Workspace,
  schedule: Composed,
  period: Covered,
  sections: Sections,
  findLine?: FindLine,
): Promise<Snapshot> {
  const { filters, locale = null } = schedule;
  const ownLanguageOnly = locale !== null && (schedule.ownLanguageOnly ?? false);
  const channels = schedule.channels.map((channel) => channel.address);
  const quoted = await quotedLately(db, workspace.id, channels);
  const avoid: ReadonlySet<string> = new Set(quoted);
  let themes: Promise<NewThemes | null> | undefined;
  const said: Snapshot['sections'] = [];
  const question = questionOf(period, filters);
  const { from, to } = period;
  const intake = question.intake?.now;
  const vitals = await vitalsToTell(db, workspace, { scheduleId: schedule.id ?? null, channels }, question);
  // Of one touchpoint the indicators themselves are told, and of a mood none.
  const byTouchpoint =
    schedule.sections.includes('movers') && filters.touchpoints?.length !== 1 && filters.mood === undefined;
  const measured = await measuredChanges(db, workspace.id, question, { vitals, byTouchpoint });
  const line = schedule.id ? storedLine(db, workspace.id, { scheduleId: schedule.id, from, to }) : undefined;
  const looked = findLine ?? line;
  const gathering: Gathering = {
    from,
    to,
    question,
    ...(intake ? { intake } : {}),
    db,
    workspace,
    scheduleId: schedule.id ?? null,
    filters,
    called: await touchpointsCalled(db, workspace.id),
    channels,
    locale,
    ownLanguageOnly,
    changes: judgedAsOne(measured),
    answers: await db.feedback.count({ where: answersIn(workspace.id, answersOf(question).now, filters) }),
    quotedLately: quoted,
    ...(looked ? { findLine: looked } : {}),
    themes: () => {
      themes ??= themesToTell(
        db,
        workspace,
        { from, to, filters, locale, ...(intake ? { intake } : {}), avoid },
        ownLanguageOnly,
      );
      return themes;
    },
    said,
  };
  for (const id of inDigest(sections, schedule.sections)) {
    const section = sectionIn(sections, id);
    const data = (await section?.gather(gathering)) ?? null;
    if (section === null || data === null) continue;
    said.push({ id, data });
    for (const feedbackId of section.quotes(data)) quoted.add(feedbackId);
  }
  const { timeZone } = schedule;
  const weekly = schedule.cadence.kind === 'weekly' && to.getTime() - from.getTime() < LONGEST_WEEK_MS;
  const cameLate =
    intake && said.some(({ id }) => sectionIn(sections, id)?.tellsAnswers)
      ? await lateAmong(db, workspace.id, intake, { filters, timeZone, weekly })
      : null;
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    timeZone,
    weekly,
    ...(cameLate ? { late: cameLate } : {}),
    ...(intake ? { givenSince: intake.givenSince.toISOString() } : {}),
    sections: said,
  };
}

/** Those that customers spoke of in the reader's language, and their words in it, where no other is to be told. */
async function themesToTell(
  db: Store,
  workspace: Workspace,
  question: ThemeQuestion,
  ownLanguageOnly: boolean,
): Promise<NewThemes | null> {
  const found = await newThemes(db, workspace, question);
  if (!found || !ownLanguageOnly) return found;
  const isOwn = (language: Language | undefined) => language === question.locale;
  return {
    ...found,
    themes: found.themes
      .filter(({ languages }) => languages.some(isOwn))
      .map((theme) => ({ ...theme, verbatim: isOwn(theme.verbatim?.language) ? theme.verbatim : null })),
  };
}

/** A line for notifications, in characters: what is longer is cut by the chats' own clients. */
const SUMMARY = 300;

/** What a channel reads in thirty seconds. */
export function digestMessage(
  snapshot: Snapshot,
  reader: DigestReader,
  sections: Sections,
  on: DigestSpace = 'thread',
): Message {
  const say = words(reader.locale);
  const { summary, blocks } = saidUnder(titleOf(snapshot, reader), snapshot, reader, sections, on);
  // The words stay on one screen: what is drawn comes below them.
  const [charts, read] = parted(blocks, ({ kind }) => kind === 'chart');
  return {
    summary,
    blocks: [
      ...read,
      ...charts.slice(0, MOST_CHARTS),
      {
        kind: 'buttons',
        buttons: [
          { label: say.suggest, action: { name: 'suggest' } },
          { label: say.tell, action: { name: 'story' } },
        ],
      },
    ],
  };
}

/** A picture more would hide the first one's point. */
const MOST_CHARTS = 1;

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

/** What its sections say, each its share, under a title of the caller's. */
export function saidUnder(
  title: string,
  snapshot: Snapshot,
  reader: DigestReader,
  sections: Sections,
  on: DigestSpace = 'alone',
): Message {
  const lead = snapshot.sections
    .map(({ id, data }) => sectionIn(sections, id)?.headline(data, reader) ?? null)
    .find((line) => line !== null);
  return {
    summary: shortenLabel(lead ? `${title} – ${lead}` : title, SUMMARY),
    blocks: [
      { kind: 'heading', text: title },
      ...(snapshot.late ? [{ kind: 'note', text: lateLine(snapshot.late, reader) } as const] : []),
      ...viewsOf(snapshot, reader, sections, on).flatMap(({ shown }) => shown),
    ],
  };
}

/** What stands in its thread: what it had no room for, and the details of its sections; null where there is none. */
export function digestDetails(
  snapshot: Snapshot,
  reader: DigestReader,
  sections: Sections,
  on: Exclude<DigestSpace, 'alone'> = 'thread',
): Message | null {
  const left = new Map(viewsOf(snapshot, reader, sections, on).map((each) => [each.id, each.left]));
  const parts = snapshot.sections.flatMap(({ id, data }): readonly SectionSaid[] => {
    const section = sectionIn(sections, id);
    const blocks = [...(left.get(id) ?? []), ...(section?.details(data, reader) ?? [])];
    if (!section || blocks.length === 0) return [];
    const name = section.name[reader.locale];
    const title: Block = { kind: 'text', text: [{ strong: name }] };
    return [{ name, weight: section.weight, blocks: [title, ...blocks] }];
  });
  if (parts.length === 0) return null;
  const blocks = share(parts, on === 'thread' ? 'alone' : on, reader.locale).flatMap(({ shown }) => shown);
  const { givenSince: since, timeZone } = snapshot;
  const say = words(reader.locale);
  const dates = datesOf(snapshot, reader);
  const period = since ? say.came(dates, dayOf(since, { ...reader, timeZone })) : say.covers(dates);
  return { summary: say.details, blocks: [{ kind: 'note', text: period }, ...blocks] };
}

/** For a schedule that posts a short note when there is nothing to say. */
export function emptyNote(snapshot: Snapshot, reader: Reader): Message {
  const say = words(reader.locale);
  const title = titleOf(snapshot, reader);
  return {
    summary: `${title} – ${say.nothing}`,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: say.nothing },
    ],
  };
}

/** What each section that says something shows in the message, and what it has no room for. */
function viewsOf(snapshot: Snapshot, reader: DigestReader, sections: Sections, on: DigestSpace) {
  const said = snapshot.sections.flatMap(({ id, data }) => {
    const section = sectionIn(sections, id);
    const blocks = section?.view(data, reader) ?? [];
    if (!section || blocks.length === 0) return [];
    return [{ id, name: section.name[reader.locale], weight: section.weight, blocks }];
  });
  return share(said, on, reader.locale).map((each, i) => ({ id: said[i]?.id ?? '', ...each }));
}

const words = phrases({
  en: {
    suggest: 'Suggest an idea',
    tell: 'Tell a best failure',
    details: 'The details of this digest',
    covers: (dates: string) => `Answers from ${dates}, compared with the same length of time before.`,
    came: (dates: string, since: string) =>
      `Answers received ${dates} and given since ${since}, compared with the same length of time before.`,
    nothing: 'Nothing to report this time.',
  },
  fr: {
    suggest: 'Proposer une idée',
    tell: 'Raconter un raté devenu pépite',
    details: 'Le détail de ce numéro',
    covers: (dates) =>
      fr`Réponses données (${dates}), comparées à celles de la période précédente, de même durée.`,
    came: (dates, since) =>
      fr`Réponses reçues (${dates}) et données depuis le ${since}, comparées à celles de la période précédente, de même durée.`,
    nothing: 'Rien à signaler cette fois-ci.',
  },
});
