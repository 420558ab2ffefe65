// Many random organisations: 0 hidden groups and no few people's answers may be worked out, and what it costs is printed beside the usual rule.
import { describe, expect, it } from 'vitest';
import { type Counted, counted } from './closings.ts';
import type { Shape } from './organisation.ts';

interface Kind {
  readonly name: string;
  readonly organisations: number;
  shape(at: number): Shape;
}

const kinds: readonly Kind[] = [
  {
    name: 'teams of a company, 5 to 40 groups, 70 % answer, 3 rounds a month apart',
    organisations: 40,
    shape: (at) => ({ ...sizes(at), teams: 5 + (at % 36), channels: 0, answering: 0.7 }),
  },
  {
    name: 'teams and channels across them, 10 to 40 groups, 70 % answer, 3 rounds',
    organisations: 40,
    shape: (at) => ({ ...sizes(at), ...across(at), answering: 0.7 }),
  },
  {
    name: 'the same where all answer, so that rounds are held against each other',
    organisations: 40,
    shape: (at) => ({ ...sizes(at), ...across(at), people: 40 + ((at * 37) % 260), answering: 1 }),
  },
];

function sizes(at: number) {
  return { people: 60 + ((at * 97) % 740), rounds: 3, moving: 0.02 };
}

function across(at: number) {
  const teams = 5 + (at % 21);
  return { teams, channels: Math.min(40 - teams, 5 + (at % 15)) };
}

describe.each(kinds)('$name', ({ name, organisations, shape }) => {
  it('gives away nobody, by what fractions say', { timeout: 900_000 }, () => {
    const found = Array.from({ length: organisations }, (_, at) => counted(shape(at), 1000 + at));
    const sum = (of: (each: Counted) => number) => found.reduce((all, each) => all + of(each), 0);
    const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
    const tables = sum((each) => each.tables);
    const rule = (of: 'ours' | 'naive', told: number) =>
      `${percent(told / tables)} of ${tables} tables told; worked out: ${sum((each) => each[of].groups)} hidden groups, ` +
      `${sum((each) => each[of].few)} sets of fewer than five in a round, ${sum((each) => each[of].across)} across rounds`;
    const first = sum((each) => each.first.told) / sum((each) => each.first.tables);
    console.log(
      `${name} (${organisations} organisations; of the first round's tables ${percent(first)} told by ours)`,
    );
    console.log(
      `  by ours:            ${rule(
        'ours',
        sum((each) => each.told),
      )}`,
    );
    console.log(
      `  by threshold alone: ${rule(
        'naive',
        sum((each) => each.toldNaively),
      )}`,
    );
    const ours = {
      groups: sum((each) => each.ours.groups),
      few: sum((each) => each.ours.few),
      across: sum((each) => each.ours.across),
    };
    expect(ours).toEqual({ groups: 0, few: 0, across: 0 });
    expect(sum((each) => each.naive.groups + each.naive.few)).toBeGreaterThan(0);
  });
});
