// What each group said of each question, as a table: the way round that takes fewer columns, since a telephone breaks the headings of six in the
// middle of words. What stands in a cell is the kind's.
import type { Table } from '../../messages/chart.ts';
import type { Block } from '../../messages/message.ts';

interface Headed {
  readonly name: string;
}

interface ByGroup<G extends Headed, Q extends Headed> extends Pick<Table, 'title' | 'sentence'> {
  /** What stands at the head of the first column, when it has these. */
  readonly heads: { readonly groups: string; readonly questions: string };
  readonly groups: readonly G[];
  readonly questions: readonly Q[];
  readonly numeric?: boolean;
  cell(group: G, question: Q): string;
}

export function groupTable<G extends Headed, Q extends Headed>(of: ByGroup<G, Q>): Block {
  const { title, sentence, heads, groups, questions, cell, numeric = false } = of;
  const under = (head: string, all: readonly Headed[]) => [
    { label: head },
    ...all.map(({ name }) => ({ label: name, numeric })),
  ];
  const table =
    groups.length < questions.length
      ? {
          columns: under(heads.questions, groups),
          rows: questions.map((question) => [question.name, ...groups.map((group) => cell(group, question))]),
        }
      : {
          columns: under(heads.groups, questions),
          rows: groups.map((group) => [group.name, ...questions.map((question) => cell(group, question))]),
        };
  return { kind: 'table', table: { title, sentence, ...table } };
}
