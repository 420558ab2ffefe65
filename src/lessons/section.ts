// How many chose what: told of each week that is over, once in each channel, from five answers on. What was asked and what happened stand in
// the thread.
import { z } from 'zod';
import { section } from '../digests/section.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Address, Block } from '../messages/message.ts';
import { madeLessons } from './content/index.ts';
import { choices, type Lesson, madeIn, totalOf } from './lesson.ts';
import { approvedLessons } from './own.ts';
import { countsToTell, noteTold } from './telling.ts';
import { countsChart, happenedBlocks, situationBlocks } from './views.ts';
import { countsOf, lessonIn } from './week.ts';

const ownText = z.object({
  lessonId: z.string(),
  number: z.number().nullable(),
  title: z.string(),
  said: z.string(),
  situation: z.string(),
  answers: z.object({ a: z.string(), b: z.string(), c: z.string() }),
  right: z.enum(choices),
  happened: z.string(),
  value: z.string(),
  feedbackId: z.string().nullable(),
});

const told = z.object({
  /** Its Monday, YYYY-MM-DD. */
  week: z.string(),
  lesson: z.string(),
  comeback: z.number(),
  counts: z.object({ a: z.number(), b: z.number(), c: z.number() }),
  /** Of the company's own: those that come with the program are read in each reader's language. */
  own: ownText.nullable(),
});
type ToldWeek = z.infer<typeof told>;

const shape = z.object({
  weeks: z.array(told),
  /** By week, the channels that have read it in another digest. */
  readIn: z.record(z.string(), z.array(z.string())),
});
type WeeksTold = z.infer<typeof shape>;

export const lessons = section<WeeksTold>({
  id: 'lessons',
  name: { en: 'Lesson of the week', fr: 'Leçon de la semaine' },
  order: 77,
  shape,
  async gather({ db, workspace, channels, to }) {
    const found = await countsToTell(db, workspace, { channels, now: to });
    const weeks: ToldWeek[] = [];
    for (const { row } of found) {
      const { week, lesson, comeback } = row;
      const read = await lessonIn(db, workspace.id, row, 'en');
      if (read === null) continue;
      const own = read.number === null ? null : ownOf(read);
      weeks.push({ week, lesson, comeback, counts: countsOf(row), own });
    }
    if (weeks.length === 0) return null;
    const readIn = found.filter((each) => each.readIn.length > 0);
    return { weeks, readIn: Object.fromEntries(readIn.map((each) => [each.row.week, [...each.readIn]])) };
  },
  isNews: (data, { channel }) => weeksIn(data, channel).length > 0,
  view: (data, reader) => weeksIn(data, reader.channel).flatMap((each) => weekBlocks(each, reader)),
  details: (data, reader) => weeksIn(data, reader.channel).flatMap((each) => weekDetails(each, reader)),
  wall: (data, reader) => weeksIn(data, reader.channel).flatMap((each) => weekBlocks(each, reader)),
  quotes: ({ weeks }) => weeks.flatMap(({ own }) => own?.feedbackId ?? []),
  seenIn: (data) => (channel) => {
    const here = weeksIn(data, channel);
    return here.length === 0 ? null : { weeks: [...here], readIn: {} };
  },
  stands: async (db, workspaceId, data) => {
    const own = await approvedLessons(db, workspaceId);
    const weeks = data.weeks.filter((each) => each.own === null || own.some(({ id }) => id === each.lesson));
    return weeks.length === 0 ? null : { ...data, weeks };
  },
  posted: (tx, data, posting) =>
    noteTold(
      tx,
      posting,
      weeksIn(data, posting.address).map(({ week }) => week),
    ),
  example: {
    weeks: [
      {
        week: '2026-11-23',
        lesson: 'third-call',
        comeback: 0,
        counts: { a: 9, b: 6, c: 2 },
        own: null,
      },
    ],
    readIn: {},
  },
});

function ownOf({ id, by: _, ...text }: Lesson): z.infer<typeof ownText> {
  return { lessonId: id, ...text };
}

/** A preview without a channel shows all. */
function weeksIn({ weeks, readIn }: WeeksTold, channel: Address | null): readonly ToldWeek[] {
  return channel === null ? weeks : weeks.filter(({ week }) => !readIn[week]?.includes(channel));
}

/** Null where the program has it no more. */
function lessonOf({ lesson, comeback, own }: ToldWeek, locale: Locale): Lesson | null {
  if (own !== null) {
    const { lessonId: id, ...text } = own;
    return { id, by: '', ...text, feedbackId: text.said === '' ? null : text.feedbackId };
  }
  const made = madeLessons.find(({ id }) => id === lesson);
  return made ? madeIn(made, locale, comeback) : null;
}

function weekBlocks(each: ToldWeek, reader: Reader): Block[] {
  const lesson = lessonOf(each, reader.locale);
  if (lesson === null) return [];
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const right = each.counts[lesson.right];
  const found = say.found(number(right), number(totalOf(each.counts)));
  return [{ kind: 'text', text: [{ strong: say.lead(lesson.title) }, ` ${found}`] }];
}

function weekDetails(each: ToldWeek, reader: Reader): Block[] {
  const lesson = lessonOf(each, reader.locale);
  if (lesson === null) return [];
  return [
    { kind: 'text', text: [{ strong: words(reader.locale).lead(lesson.title) }] },
    ...situationBlocks(lesson, reader),
    { kind: 'chart', chart: countsChart(each.counts, lesson.right, reader) },
    ...happenedBlocks(lesson, reader),
  ];
}

const words = phrases({
  en: {
    lead: (title: string) => `Last lesson of the week: ${title}.`,
    found: (right: string, all: string) => `${right} of ${all} chose what was done.`,
  },
  fr: {
    lead: (title) => fr`La dernière leçon de la semaine : ${title}.`,
    found: (right, all) => fr`Ce qui a été fait : choisi ${right} fois sur ${all}.`,
  },
});
