// Two companies in one database with something of everything that the API tells, alike in numbers and names, and its server.

import { readApi } from '../../src/api/api.ts';
import { openCases } from '../../src/cases/open.ts';
import { createRule } from '../../src/cases/rules/save.ts';
import type { Database } from '../../src/database/client.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { routesOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { keysFrom } from '../../src/keys.ts';
import { addToken, revokeToken, type Scope, scopes, tokenBorne } from '../../src/tokens/token.ts';
import { ingestionRoute } from '../../src/web/ingestion.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { somebody } from '../audit/somebody.ts';
import { everything } from '../cases/on-file.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { addIdeas } from '../suggestions/ideas-on-file.ts';
import { roundRow, surveyRow } from '../surveys/on-file.ts';

/** Sunday noon in Paris. */
export const NOW = new Date('2026-11-22T11:00:00Z');
const MADE = new Date('2026-11-01T08:00:00Z');
const MONDAY = new Date('2026-11-16T08:00:00Z');

/** How many answered of each touchpoint: one of them is under the floor. */
const ANSWERS = { delivery: 30, purchase: 4, 'after-sales': 7 };

export interface Served {
  readonly web: Web;
  readonly acme: Company;
  readonly other: Company;
  /** The server's clock, which `get` moves on before it asks, so that no token's rate is used up. */
  readonly time: { now: Date; stepMs: number };
  readonly logged: string[];
  token(of: Company, its?: readonly Scope[], expiresAt?: Date | null): Promise<string>;
  revoke(token: string): Promise<void>;
  /** The day of its last use. */
  usedOn(token: string): Promise<string | null>;
  get(path: string, token?: string | null, headers?: Record<string, string>): Promise<Got>;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  readonly body: any;
}

export async function serve(database: Database): Promise<Served> {
  const acme = await filled(database, 'Acme');
  const other = await filled(database, 'Other');
  const time = { now: NOW, stepMs: 60_000 };
  const clock = { now: () => time.now };
  const logged: string[] = [];
  const log = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    routes: [ingestionRoute(database, { keys, keepOriginals: false, clock })],
    api: readApi({ database, clock }, routesOf(features)),
    log: { info: log, error: log },
  });
  let made = 0;
  return {
    ...{ web, acme, other, time, logged },
    async token({ workspace }, its = scopes, expiresAt = null) {
      const name = `Token ${++made}`;
      const { token } = await addToken(database, workspace.id, { name, scopes: its, expiresAt, now: NOW });
      return token;
    },
    async revoke(token) {
      const known = await tokenBorne(database.db, token);
      if (known) await revokeToken(database, known.workspaceId, known.id, somebody);
    },
    usedOn: async (token) => (await tokenBorne(database.db, token))?.lastUsedOn ?? null,
    async get(path, token = null, headers = {}) {
      time.now = new Date(time.now.getTime() + time.stepMs);
      const bearing = token === null ? {} : { authorization: `Bearer ${token}` };
      const response = await fetch(`http://127.0.0.1:${web.port}${path}`, {
        headers: { ...bearing, ...headers },
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? null : JSON.parse(text),
      };
    },
  };
}

/** Words of this company alone begin with its name. */
async function filled(database: Database, name: string): Promise<Company> {
  const { db } = database;
  const company = await makeCompany(database);
  const { workspace, admin } = company;
  const workspaceId = workspace.id;
  const person = { platform: 'slack', timeZone: 'Europe/Paris', refreshedAt: MADE };
  await db.person.createMany({
    data: [
      { ...person, workspaceId, id: 'nadia', externalId: 'U-nadia', name: `${name} Nadia` },
      { ...person, workspaceId, id: 'karim', externalId: 'U-karim', name: `${name} Karim` },
    ],
  });
  await db.topic.create({
    data: { workspaceId, id: 'billing', nameFr: `${name} Facturation`, nameEn: `${name} Billing` },
  });
  await addIdeas(db, workspaceId, [
    ...[1, 2, 3, 4].map((number) => ({ number, title: `${name} idea ${number}` })),
    { number: 5, title: `${name} idea without a name`, sealedAuthor: 'sealed', status: 'done' as const },
  ]);
  await addSource(database, workspaceId, { name: `${name} shop`, heat: 'hot', now: MADE });
  for (const [touchpoint, length] of Object.entries(ANSWERS))
    await addAnswers(
      db,
      workspaceId,
      Array.from({ length }, (_, i) => ({
        ...{ score: i % 3 === 0 ? 3 : 9, touchpoint, customer: `${touchpoint} ${i}` },
        verbatim: `${name} parcel came late, comment ${i}`,
        at: '2026-11-12T10:00:00Z',
      })),
    );
  await surveyed(database, workspaceId, { name, createdById: admin.id });
  const since = new Date('2026-11-02T00:00:00Z');
  const how = { workspaceId, now: since, adminId: admin.id };
  await createRule(database, how, { ...everything, name: `${name} unhappy` }, `rule of ${name}`);
  await openCases({ database, workspace, now: new Date('2026-11-12T10:00:00Z') });
  await company.story(`${name} story`, new Date('2026-11-10T08:00:00Z'));
  await company.schedule({ name: `${name} weekly` }, MADE);
  await company.tickAt(MONDAY);
  return company;
}

/** One round that has closed, with a comment, and one that is open. */
async function surveyed(
  { db }: Database,
  workspaceId: string,
  { name, createdById }: { readonly name: string; readonly createdById: string },
): Promise<void> {
  const survey = surveyRow({ workspaceId, id: 'pulse', createdById, now: MADE });
  await db.survey.create({ data: { ...survey, name: `${name} pulse` } });
  const row = { workspaceId, surveyId: 'pulse', now: MADE };
  const tallies = [
    { group: null, asked: 9, counts: { recommend: { 9: 6 } }, untold: {} },
    { group: 0, asked: 9, counts: {}, untold: { recommend: 'kept-back' } },
  ];
  await db.surveyRound.create({
    data: {
      ...roundRow({ ...row, id: 'closed' }),
      ...{ state: 'closed', closedAt: new Date('2026-11-12T17:00:00Z'), asked: 9, answered: 6, tallies },
      result: { said: `${name} recommends` },
    },
  });
  const comment = { workspaceId, roundId: 'closed', id: 'comment', question: 'word' };
  await db.surveyComment.create({ data: { ...comment, text: `${name} said so` } });
  await db.surveyRound.create({ data: { ...roundRow({ ...row, id: 'open' }), number: 2 } });
}
