// A company whose idea customers are asked about, and the server whose page they answer by: for the tests of this folder.

import { askCustomers, type QuestionDraft } from '../../src/community/ask.ts';
import { endQuestions } from '../../src/community/end.ts';
import { takeBack } from '../../src/community/forget.ts';
import { linkFollowed, makeOpenLink, makeSingleLinks } from '../../src/community/links.ts';
import { type CommunityQuestion, questionById } from '../../src/community/question.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { keptOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Person } from '../../src/people/person.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { askRoutes } from '../../src/web/pages/ask/routes.ts';
import { fileRoutes } from '../../src/web/pages/files.ts';
import { startWeb } from '../../src/web/server.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { somebody } from '../audit/somebody.ts';
import { makeCompany } from '../digests/company.ts';

const NOW = new Date('2026-11-09T09:00:00Z');
/** The evening after its last day, in Paris. */
export const ENDED = new Date('2026-11-30T23:30:00Z');

export const draft = {
  wording: {
    fr: {
      question: 'Aimeriez-vous suivre vos retours par SMS ?',
      options: ['Je m’en servirais', 'Peut-être', 'Non'],
    },
    en: {
      question: 'Would you like to follow your returns by text message?',
      options: ['I would use it', 'Maybe', 'No'],
    },
  },
  endsOn: '2026-11-30',
  readerShown: 'Nadia, retours',
  privacyUrl: 'https://acme.example/privacy',
} satisfies Omit<QuestionDraft, 'reader'>;

/** As a browser reads a page's form. */
export function formKeyIn(html: string): string {
  return /name="page" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

export function receiptIn(html: string): string {
  return /class="receipt">([^<]+)</.exec(html)?.[1] ?? '';
}

/** @param goesOn its clock, which else is moved by hand */
export async function askingCompany(database: Database, { goesOn = false } = {}) {
  const { workspace, admin } = await makeCompany(database);
  const time = { now: NOW };
  const began = performance.now();
  const passed = () => (goesOn ? Math.floor(performance.now() - began) : 0);
  const clock = { now: () => new Date(time.now.getTime() + passed()) };
  const keys = keysFrom([newSecret()]);
  const shell = (): KeyedShell => ({ database, keys, workspace, now: time.now });
  const workspaceId = workspace.id;
  const person = (id: string, name: string): Promise<Person> =>
    database.db.person.create({
      data: {
        ...{ workspaceId, id, name, platform: 'slack', externalId: `U-${id}`, timeZone: 'Europe/Paris' },
        refreshedAt: new Date('2026-01-01T00:00:00Z'),
      },
    });
  const author = await person('author', 'Karim Haddad');
  const follower = await person('follower', 'Inès Moreau');
  const topic = { nameFr: 'Retours', nameEn: 'Returns', replyDays: null, ownerIds: [admin.id] };
  await transact(database, (tx) => saveTopic(tx, workspaceId, topic, null, somebody));
  const [{ id: topicId } = { id: '' }] = await openTopics(database.db, workspaceId);
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  /** What failed, without the number of each. */
  const failed: string[] = [];
  const routes = [
    ...askRoutes({
      ...{ database, keys, clock },
      takeBack: (id, receipt) =>
        takeBack(database, { keys, kept: keptOf(features), now: time.now }, { workspaceId: id, receipt }),
    }),
    ...fileRoutes,
    ...healthRoutes([]),
  ];
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    routes,
    log: {
      info: note,
      error(fields, message) {
        note(fields, message);
        const { ref: _, ...about } = { ref: '', ...fields };
        failed.push(`${message} ${JSON.stringify(about)}`);
      },
    },
  });
  const base = `http://127.0.0.1:${web.port}`;
  let made = 0;

  const company = {
    ...{ workspace, admin, author, follower, keys, time, shell, logged, failed, base, web },
    async idea(anonymous = false): Promise<string> {
      made += 1;
      const about = { title: `Idea ${made}`, details: 'As only its author writes', topicId, anonymous };
      const sent = { ...about, author, link: null, formKey: `idea-${made}` };
      const { row } = await submitSuggestion(shell(), sent);
      const key = { workspaceId, suggestionId: row.id, personId: follower.id };
      await database.db.suggestionFollower.create({ data: { ...key, supports: false } });
      return row.id;
    },
    async ask(about: CommunityQuestion['about'], change: Partial<QuestionDraft> = {}) {
      made += 1;
      const whole = { ...draft, reader: admin, ...change };
      return askCustomers(shell(), { about, draft: whole, by: admin, formKey: `ask-${made}` });
    },
    again: (question: CommunityQuestion) => questionById(database.db, workspaceId, question.row.id),
    openLink: (question: CommunityQuestion) =>
      makeOpenLink(database, { question, by: 'command-line', now: time.now }),
    /** Of the least that are made. */
    async singleLinks(question: CommunityQuestion, most: number) {
      const making = { question, count: Math.max(5, most), by: 'command-line', now: time.now } as const;
      return (await makeSingleLinks(database, keys, making)).slice(0, most);
    },
    followed: (token: string) => linkFollowed(database.db, keys, token),
    get: (token: string, { query = '', headers = {} } = {}) =>
      fetch(`${base}/ask/${token}${query}`, { headers }),
    post(token: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
      return fetch(`${base}/ask/${token}?lang=en`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
      });
    },
    /** As somebody who reads the page and sends it. */
    async answer(token: string, fields: Readonly<Record<string, string>>, from = ''): Promise<Response> {
      const headers: Record<string, string> = from === '' ? {} : { 'x-forwarded-for': from };
      const page = await (await company.get(token, { headers })).text();
      return company.post(token, { page: formKeyIn(page), website: '', ...fields }, headers);
    },
    async end(): Promise<void> {
      time.now = ENDED;
      await endQuestions(shell());
    },
    stop: () => web.close(),
  };
  return company;
}

export type AskingCompany = Awaited<ReturnType<typeof askingCompany>>;
