// Where colleagues' own words may stand: the tables that say whose doing something was, against what the features say of them.
import { describe, expect, it } from 'vitest';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';

/** Who set it, gave it or is told of it: names of things, choices and ids, which are the company's. */
const NO_WORDS: readonly string[] = [
  'ThanksWish',
  'CustomerLinks',
  ...['Batch', 'FileImport', 'Page', 'Schedule', 'CaseRule', 'FeedRule', 'ThemeChoice', 'ThemeSubject'],
  ...['Topic', 'TopicOwner', 'Touchpoint', 'SharedChannel', 'GivenRole', 'RoadmapTick'],
  ...['SuggestionFollower', 'Reminder', 'Person', 'SurveyPerson', 'SurveyInvited'],
  'Summary',
  ...['LessonPlace', 'LessonReader', 'BrandPromise'],
];

describe('a table that names people', () => {
  const tables = [...new Set(namingOf(features).map(({ table }) => table as string))];
  const worded = new Set(wordingsOf(features).map(({ table }) => table as string));

  it.each(tables)('%s says which of its columns are their own words, or has none', (table) => {
    expect(worded.has(table)).toBe(!NO_WORDS.includes(table));
  });
});
