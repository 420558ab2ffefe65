// A figure round by round, as a chart with the sentence that it shows. Pure. Whether it changed is not said here: that is tested.
import { z } from 'zod';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import { dayText } from './figure.ts';

/** Of one round: the day on which it closed (YYYY-MM-DD), and the value. The oldest first. */
export const course = z.array(z.object({ on: z.string(), value: z.number() }));
export type RoundCourse = z.infer<typeof course>;

/** Rounds in one chart: fewer say nothing, more are not read on a telephone. */
const FEWEST = 3;
const MOST = 12;

export function goneOn(before: RoundCourse, on: string, value: number | null): RoundCourse {
  return value === null ? before : [...before, { on, value }].slice(-MOST);
}

/** None while there are too few rounds. @param text of a value, as everywhere; `unit` and `shown` as its axis has it. */
export function courseChart(
  name: string,
  points: RoundCourse,
  { unit, shown, text }: CourseLook,
  reader: Reader,
): Block[] {
  const [first] = points;
  const last = points.at(-1);
  if (points.length < FEWEST || first === undefined || last === undefined) return [];
  const say = words(reader.locale);
  const { list } = formats(reader.locale, reader.timeZone);
  const day = (on: string) => dayText(on, last.on, reader);
  const said = points.map(({ on, value }) => say.point(text(value), day(on)));
  return [
    {
      kind: 'chart',
      chart: {
        title: say.title(name),
        form: 'line',
        categories: points.map(({ on }) => day(on)),
        series: [{ name, values: points.map(({ value }) => shown(value)) }],
        unit,
        sentence: say.sentence(name, list(said)),
      },
    },
  ];
}

export interface CourseLook {
  readonly unit: string;
  readonly shown: (value: number) => number;
  readonly text: (value: number) => string;
}

const words = phrases({
  en: {
    title: (name: string) => `${name}, round by round`,
    point: (value: string, day: string) => `${value} on ${day}`,
    sentence: (name: string, points: string) => `${name}: ${points}.`,
  },
  fr: {
    title: (name) => `${name}, vague après vague`,
    point: (value, day) => `${value} le ${day}`,
    sentence: (name, points) => fr`${name} : ${points}.`,
  },
});
