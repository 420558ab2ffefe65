// A company on file with a rule, and what its customers answer: for the tests of this folder.
import { openCases } from '../../src/cases/open.ts';
import type { Rule, RuleDraft } from '../../src/cases/rules/rule.ts';
import { createRule } from '../../src/cases/rules/save.ts';
import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { type Workspace, workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, addCompany, type Given } from '../feedback/answers-on-file.ts';

/** Monday, 10:00 in Paris. */
export const MONDAY = new Date('2026-11-09T09:00:00Z');

export const everything: RuleDraft = {
  name: 'Unhappy',
  channel: { address: 'slack:C1', name: 'sav' },
  bounds: { nps: 4, csat: 2, ces: 2 },
  touchpoints: [],
  sourceIds: [],
  locale: 'en',
};

export interface Company {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly nadia: Person;
  readonly karim: Person;
  rule(draft?: Partial<RuleDraft>, since?: Date): Promise<Rule>;
  /** Answers that came at an instant, and the cases that they open then; the bad score 1 unless told otherwise. */
  answer(at: Date, ...given: Partial<Given>[]): Promise<void>;
  cases(): ReturnType<Database['db']['customerCase']['findMany']>;
  /** Of a kind, oldest first: the address and the fallback text. */
  told(...kinds: string[]): Promise<string[]>;
}

/** Nadia, an admin, and Karim, both in Paris. */
export async function makeCompany(database: Database, workspaceId = 'acme'): Promise<Company> {
  const { db } = database;
  await addCompany(db, workspaceId);
  const person = (id: string, name: string, isAdmin: boolean) =>
    db.person.create({
      data: {
        workspaceId,
        id,
        platform: 'slack',
        externalId: `U${id}`,
        name,
        timeZone: 'Europe/Paris',
        chosenLocale: 'en',
        isAdmin,
        refreshedAt: MONDAY,
      },
    });
  const nadia = await person('nadia', 'Nadia Benali', true);
  const karim = await person('karim', 'Karim Haddad', false);
  const workspace = await workspaceById(db, workspaceId);
  let rules = 0;
  return {
    database,
    workspace,
    nadia,
    karim,
    rule: (draft = {}, since = new Date('2026-11-01T00:00:00Z')) =>
      createRule(
        database,
        { workspaceId, now: since, adminId: nadia.id },
        { ...everything, ...draft },
        `rule ${++rules}`,
      ),
    async answer(at, ...given) {
      const common = { at: at.toISOString(), score: 1 };
      await addAnswers(
        db,
        workspaceId,
        given.map((each) => ({ ...common, ...each })),
      );
      await openCases({ database, workspace, now: at });
    },
    cases: () => db.customerCase.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } }),
    async told(...kinds) {
      const rows = await db.delivery.findMany({
        where: { workspaceId, kind: { in: kinds } },
        orderBy: [{ queuedAt: 'asc' }, { address: 'asc' }],
      });
      return rows.map(({ address, content }) => `${address} ${summaryOf(content)}`);
    },
  };
}

function summaryOf(content: unknown): string {
  return JSON.parse(JSON.stringify(content)).message.summary;
}
