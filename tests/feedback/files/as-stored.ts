// A file as it would be stored, in lines that a person can hold against the file: when, who, each score with its question and scale, the words.
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';
import { redacted } from '../../../src/feedback/cleaned.ts';
import { type Guess, guessFile } from '../../../src/feedback/file.ts';
import type { Override } from '../../../src/feedback/files/columns.ts';
import { figuring } from '../../../src/feedback/files/figures.ts';
import type { FeedbackItem } from '../../../src/feedback/item.ts';
import { allRows } from '../all-rows.ts';

const ZONE = 'Europe/Paris';
const now = new Date('2026-11-22T10:00:00Z');

const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url));

export interface AsStored {
  readonly guess: Guess;
  /** "2026-10-01 10:00 #R1 @C1 nps 9, csat 5 "Quick delivery"". A question stands in brackets behind, another scale behind "of". */
  readonly lines: readonly string[];
  /** "7: its reason". */
  readonly rejects: readonly string[];
  readonly dropped: number;
  /** "nps 25 (8)" */
  readonly figures: readonly string[];
}

/** @param within the folder of tests/fixtures */
export function guessOf(
  file: string,
  overrides: readonly Override[] = [],
  within = 'intake',
): Promise<Guess> {
  return guessFile(`${folder}${within}/${file}`, { overrides, usualDateOrder: 'dmy', now });
}

export async function asStored(
  file: string,
  overrides: readonly Override[] = [],
  within = 'intake',
): Promise<AsStored> {
  const guess = await guessOf(file, overrides, within);
  const settings = { timeZone: ZONE, now, locale: 'en', heat: null } as const;
  const rows = await allRows(`${folder}${within}/${file}`, guess, settings);
  return {
    guess,
    lines: rows.flatMap(({ items }) => items.map(lineOf)),
    rejects: rows.flatMap(({ rejects }) => rejects.map(({ line, reason }) => `${line}: ${reason}`)),
    dropped: rows.reduce((sum, each) => sum + each.dropped, 0),
    figures: figuresOf(rows.flatMap(({ items }) => items)),
  };
}

function figuresOf(items: readonly FeedbackItem[]): string[] {
  const figured = figuring();
  figured.add(items);
  return figured
    .figures()
    .map(({ metric, value, scores }) => `${metric} ${Number(value.toFixed(1))} (${scores})`);
}

function lineOf(item: FeedbackItem): string {
  const { externalId, customer, answeredAt, scores, names } = item;
  const at = DateTime.fromJSDate(answeredAt, { zone: ZONE });
  const { comments } = item;
  const asked = (question: string | null) => (question === null ? '' : ` (${question})`);
  return [
    at.toFormat(at.hour + at.minute === 0 ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm'),
    ...(externalId === null ? [] : [`#${externalId}`]),
    ...(customer === null ? [] : [`@${customer}`]),
    scores
      .map(({ metric, score, asked: on, question }) =>
        on === null
          ? `${metric} ${score}${asked(question)}`
          : `${metric} ${on.score} of ${on.scale.low}-${on.scale.high}${asked(question)}`,
      )
      .join(', '),
    ...comments.map(({ text, question }) => `${JSON.stringify(text)}${asked(question)}`),
    ...Object.entries(redacted(item, 'FR').segments).map(([name, value]) => `${name}=${value}`),
    ...(names.length === 0 ? [] : [`names: ${names.join(', ')}`]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
