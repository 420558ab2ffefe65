// A company in which twelve people are asked one question, by a kind of survey that only counts: for tests of what is common to all kinds.
import { z } from 'zod';
import type { Person } from '../../src/people/person.ts';
import { surveyKind } from '../../src/surveys/kind.ts';
import { answeredIn, everybodys } from '../../src/surveys/tally.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { type Desk, now } from '../handlers/desk.ts';
import { roundRow, surveyRow } from './on-file.ts';

const both = (text: string) => ({ en: text, fr: text });

/** Says how many answered. */
export const counting = surveyKind({
  ...{ name: 'pulse', label: both('Pulse'), about: both('A count'), order: 1, ownItems: true },
  ...{ fields: async () => [], chosen: async () => ({ ok: true, value: {} }) },
  ...{ settings: z.object({}), defaults: {}, questions: async () => [], beside: async () => null },
  result: z.object({ answered: z.int() }),
  conclude: ({ tallies }) => ({ answered: answeredIn(everybodys(tallies), 'recommend') }),
  headline: ({ answered }) => `${answered} gave a number`,
  view: () => [],
  measures: () => [],
  example: { answered: 5 },
});

export const ASKED = { surveyId: 'pulse', roundId: 'round' } as const;

export interface AskedCompany {
  readonly shell: KeyedShell;
  /** Who are asked; none of them made the survey, which the desk's admin did. */
  readonly people: readonly Person[];
}

export async function askedCompany({ kit, workspace, admin }: Desk): Promise<AskedCompany> {
  const { database, keys } = kit;
  const { db } = database;
  const workspaceId = workspace.id;
  const { surveyId, roundId } = ASKED;
  const people = Array.from({ length: 12 }, (_, i) => ({
    ...admin,
    ...{ id: `person-${i}`, externalId: `P${i}`, isAdmin: false },
  }));
  await db.person.createMany({ data: [...people] });
  await db.survey.create({ data: surveyRow({ workspaceId, id: surveyId, createdById: admin.id, now }) });
  await db.surveyRound.create({ data: roundRow({ workspaceId, id: roundId, surveyId, now }) });
  await db.surveyInvited.createMany({
    data: people.map(({ id: personId }) => ({ workspaceId, roundId, personId, groups: [0] })),
  });
  return { shell: { database, workspace, keys, now }, people };
}
