import { describe, expect, it } from 'vitest';
import { groupTable } from '../../src/surveys/kinds/group-table.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('what each group said of each question', () => {
  const table = (groups: string[], questions: string[]) => {
    const block = groupTable({
      ...{ title: 'By group', sentence: 'In order.', heads: { groups: 'Group', questions: 'Question' } },
      ...{ groups: named(...groups), questions: named(...questions) },
      cell: (group, question) => `${group.name} of ${question.name}`,
    });
    if (block.kind !== 'table') throw new Error('no table');
    return [block.table.columns.map(({ label }) => label), ...block.table.rows];
  };

  it('has the groups below each other where there are as many as questions, or more', () => {
    expect(table(['shop', 'desk'], ['price', 'time'])).toEqual([
      ['Group', 'price', 'time'],
      ['shop', 'shop of price', 'shop of time'],
      ['desk', 'desk of price', 'desk of time'],
    ]);
  });

  it('has the questions below each other where they are more, so that a telephone has fewer columns', () => {
    expect(table(['shop'], ['price', 'time'])).toEqual([
      ['Question', 'shop'],
      ['price', 'shop of price'],
      ['time', 'shop of time'],
    ]);
  });
});
