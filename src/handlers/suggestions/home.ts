// In the home of those who answer for topics: how well their replies keep the promise.
import { msPerDay } from '../../calendar/day.ts';
import { minutesPerDay } from '../../calendar/working-time.ts';
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block } from '../../messages/message.ts';
import { numbersOf } from '../../suggestions/numbers/numbers.ts';
import { promptnessSentence, verdictSentence } from '../../suggestions/numbers/words.ts';
import { topicsOwnedBy } from '../../suggestions/topics.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Request } from '../request.ts';

/** Over which the numbers of one's own topics are taken. */
const PROMISE_DAYS = 90;

/** Nothing for others. By topic, never by person. */
export async function promiseBlocks({
  kit,
  workspace,
  asker,
  at,
  locale,
  formats: { number },
}: Request): Promise<Block[]> {
  const { db } = kit.database;
  const topicIds = await topicsOwnedBy(db, workspace.id, asker.id);
  if (topicIds.length === 0) return [];
  const from = new Date(at.getTime() - PROMISE_DAYS * msPerDay);
  const { all } = await numbersOf(db, workspace, { from, to: at, topicIds });
  const { inTime, medianMinutes, verdicts, received, waiting } = all;
  if (received === 0) return [];
  const reader = { locale, timeZone: asker.timeZone };
  const hoursPerDay = minutesPerDay(workCalendar(workspace)) / 60;
  const median = medianMinutes === null ? null : { hours: medianMinutes / 60, hoursPerDay };
  const said = { yes: verdicts.yes, of: verdicts.yes + verdicts.no };
  const sentences = [
    words(locale).promise(
      plural(locale, received, words(locale).received(number(received))),
      number(waiting),
    ),
    ...(inTime.of > 0 ? [promptnessSentence({ inTime: inTime.replied, of: inTime.of, median }, reader)] : []),
    ...(said.of > 0 ? [verdictSentence(said, reader)] : []),
  ];
  return [{ kind: 'note', text: sentences.join(' ') }];
}

const words = phrases({
  en: {
    received: (count: string) => ({ one: `${count} idea came in`, other: `${count} ideas came in` }),
    promise: (received: string, waiting: string) =>
      `Your topics, these last 90 days: ${received}, ${waiting} waiting.`,
  },
  fr: {
    received: (count) => ({ one: `${count} idée reçue`, other: `${count} idées reçues` }),
    promise: (received, waiting) =>
      fr`Vos sujets, ces 90 derniers jours : ${received}, ${waiting} en attente.`,
  },
});
