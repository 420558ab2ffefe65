// Where a touchpoint can be named, against the schema: joining two, and retiring one, must know all of it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { choosing } from '../../src/touchpoints/chosen.ts';

const schema = readFileSync(fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url)), 'utf8');

const columns = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(
  ([, table = '', body = '']) =>
    [...body.matchAll(/^ {2}(touchpoint\w*) +/gim)].map(([, column = '']) => `${table}.${column}`),
);

/** The answers and contacts themselves; words that mean one; lists of several; visits, which follow by themselves. */
const OTHERWISE = [
  'Feedback.touchpoint',
  'Contact.touchpoint',
  'TouchpointAlias.touchpointId',
  'CaseRule.touchpoints',
  'FeedRule.touchpoints',
  'Visit.touchpoint',
  'VisitCriterion.touchpoint',
];

test('every column that names a touchpoint follows where two are joined, and keeps one from being retired', () => {
  const known = Object.keys(choosing).map((table) => `${table}.touchpoint`);
  expect(columns.filter((column) => !OTHERWISE.includes(column)).toSorted()).toEqual(known.toSorted());
  expect(OTHERWISE.filter((column) => !columns.includes(column))).toEqual([]);
});
