// Erasing a colleague: what a contract asks of every column that a feature says names people, on both engines.
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/clock.ts';
import { beyond, type Database } from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { type Erasing, erasePerson } from '../../src/erasure/person.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import type { Person } from '../../src/people/person.ts';
import { peopleRefresh } from '../../src/people/refresh.ts';
import { NO_CHAT } from '../../src/people/stand-in.ts';
import { sayDone } from '../../src/roadmap/ticks.ts';
import { act } from '../../src/suggestions/answer.ts';
import { openOutbox } from '../../src/suggestions/outbox/outbox.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { authorIdOf } from '../../src/suggestions/suggestion.ts';
import { openTopics } from '../../src/suggestions/topics.ts';
import { type Desk, directory, freshDesk, now } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';
import { kinds } from '../harness/kinds.ts';
import { roundRow, surveyRow } from '../surveys/on-file.ts';

const naming = namingOf(features);
const wordings = wordingsOf(features);
const AUDIT = 'AuditEntry';

/** Every row of every table, as text. */
async function everything({ db }: Database): Promise<{ readonly table: string; readonly text: string }[]> {
  const client = beyond(db, 'the whole database');
  const rows: { readonly table: string; readonly row: object }[] = [];
  for (const table of Object.values(Prisma.ModelName))
    for (const row of await client.$queryRawUnsafe<object[]>(`SELECT * FROM "${table}"`))
      rows.push({ table, row });
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  return rows.map(({ table, row }) => ({ table, text: JSON.stringify(row, plain) }));
}

/** Where in the database any of these stands. */
async function tablesNaming(database: Database, names: readonly string[]): Promise<string[]> {
  const rows = await everything(database);
  const named = rows.filter(({ text }) => names.some((name) => text.includes(name)));
  return [...new Set(named.map(({ table }) => table))].toSorted();
}

/** Of each column that names people one row names this one, besides what the desk has of them already. */
async function nameEverywhere(
  { kit: { database }, workspace, subjects }: Desk,
  person: Person,
): Promise<void> {
  const { db } = database;
  const workspaceId = workspace.id;
  const personId = person.id;
  const suggestionId = subjects['suggestion'] ?? '';
  const at = now;
  await db.themeSubject.create({ data: { workspaceId, id: 'subject', byId: personId, at } });
  await db.sharedChannel.create({
    data: { workspaceId, address: 'slack:C1', warnedId: personId, warnedAt: now },
  });
  await db.batch.updateMany({ where: { workspaceId }, data: { undoneById: personId } });
  await db.topic.updateMany({ where: { workspaceId }, data: { sponsorId: personId } });
  await db.touchpoint.create({
    data: { workspaceId, id: 'delivery', nameFr: 'Livraison', nameEn: 'Delivery', ownerId: personId },
  });
  await db.story.updateMany({ where: { workspaceId }, data: { moderatorId: personId } });
  await db.directionWord.updateMany({ where: { workspaceId }, data: { withdrawnById: personId } });
  await db.suggestionFollower.create({ data: { workspaceId, suggestionId, personId, supports: true } });
  await db.ambassador.create({
    data: { workspaceId, personId, since: '2026-11-09', until: '2027-05-09', kitOn: '2026-11-09' },
  });
  await db.survey.create({ data: surveyRow({ workspaceId, id: 'pulse', createdById: personId, now }) });
  const asked = { openedById: personId, decidedById: personId, why: 'Nothing yet' };
  await db.surveyRound.create({
    data: { ...roundRow({ workspaceId, id: 'round', surveyId: 'pulse', now }), ...asked },
  });
  await db.lesson.create({
    data: {
      ...{
        workspaceId,
        id: 'lesson-named',
        number: 99,
        language: 'en',
        origin: 'story:x',
        status: 'approved',
      },
      ...{
        title: 'A lesson',
        said: '',
        situation: 'S',
        answerA: 'A',
        answerB: 'B',
        answerC: 'C',
        right: 'a',
      },
      ...{ happened: 'H', proposedAt: now, formKey: 'lesson-named', authorId: personId, deciderId: personId },
    },
  });
  await db.lessonReader.create({ data: { workspaceId, personId, since: '2026-11-09' } });
  await db.customerReply.create({
    data: {
      ...{ workspaceId, id: 'reply', feedbackId: 'f', sourceId: 's', answeredAt: now, way: 'mail' },
      ...{ fromKind: 'case', fromSubject: 'c', writerId: personId, text: `${person.name} rang you.` },
      ...{ writtenAt: now, formKey: 'reply' },
    },
  });
  await db.summary.create({
    data: {
      ...{ workspaceId, id: 'draft', use: 'reply', subject: `suggestion:${suggestionId}`, askerId: personId },
      ...{ locale: 'en', state: 'waiting', sentences: [], nextAt: now, askedAt: now },
    },
  });
  await db.visitNotice.updateMany({ where: { workspaceId }, data: { withdrawnById: personId } });
  await db.surveyComment.create({
    data: {
      workspaceId,
      roundId: 'round',
      id: 'comment',
      question: 'word',
      text: `Ask ${person.name} first.`,
    },
  });
  await db.surveyPerson.create({ data: { workspaceId, surveyId: 'pulse', personId, group: 'Lyon' } });
  await db.surveyInvited.create({ data: { workspaceId, roundId: 'round', personId, groups: [0] } });
  const tick = { itemId: 'sponsor', isDone: true, personId };
  await sayDone(database, workspaceId, tick, now);
  await db.givenRole.create({ data: { workspaceId, personId, role: 'auditor' } });
  await db.brandPromise.updateMany({ where: { workspaceId }, data: { endedAt: at, endedById: personId } });
  const subject = `suggestion:${suggestionId}`;
  await db.reminder.create({ data: { workspaceId, personId, subject, about: 'reply', dueAt: now } });
  const given = { workspaceId, fact: 'Stayed late', givenAt: now, address: 'slack:C1' };
  await db.thanks.create({
    data: { ...given, id: 'got', number: 90, giverId: 'somebody', thankedId: personId, formKey: 'got' },
  });
  await db.thanks.create({
    data: { ...given, id: 'gave', number: 91, giverId: personId, thankedId: 'somebody', formKey: 'gave' },
  });
  await db.thanksWish.create({ data: { workspaceId, id: 'wish', personId, at } });
  await db.formDraft.create({
    data: { workspaceId, key: 'draft', values: { owners: [`slack:${person.externalId}`] }, at },
  });
  await db.conversation.create({
    data: {
      ...{
        workspaceId,
        platform: 'teams',
        place: 'nadia',
        kind: 'person',
        conversationId: 'c',
        tenantId: 't',
      },
      serviceUrl: 'https://example.org',
    },
  });
  const data = { ...person, id: newId(), platform: 'teams', externalId: 'nadia', linkedTo: personId };
  await db.person.create({ data });
  const inside = { where: { workspaceId }, data: { data: { to: personId } } };
  await db.storyEvent.updateMany(inside);
  await db.caseEvent.updateMany(inside);
  await db.suggestionEvent.updateMany({ ...inside, where: { workspaceId, kind: 'submitted' } });
}

/** The columns that name nobody by this id, of those that the features say. */
async function unnamedIn({ db, engine }: Database, id: string): Promise<string[]> {
  const empty: string[] = [];
  for (const { table, column } of naming) {
    const text = engine === 'sqlite' ? `"${column}"` : `"${column}"::text`;
    const rows = await beyond(db, 'the whole database').$queryRawUnsafe<object[]>(
      `SELECT 1 FROM "${table}" WHERE ${text} LIKE '%${id}%'`,
    );
    if (rows.length === 0) empty.push(`${table}.${column}`);
  }
  return empty;
}

onEachEngine((engine) => {
  describe('a colleague who is erased', () => {
    async function company() {
      const desk = await freshDesk(engine, 'en');
      const { database, keys } = desk.kit;
      await nameEverywhere(desk, desk.admin);
      const erasing: Erasing = { database, keys, workspaceId: desk.workspace.id, naming, wordings };
      const erase = (dryRun = false, keepWords = false) =>
        erasePerson(erasing, desk.admin, { now, by: 'command-line', dryRun, keepWords });
      return { desk, database, keys, erase, workspaceId: desk.workspace.id };
    }

    it('is named by no column of the database afterwards, but by the audit log with an id that is random', async () => {
      const { desk, database, keys, erase, workspaceId } = await company();
      const { id, name } = desk.admin;
      expect(await unnamedIn(database, id)).toEqual([]);
      expect(await tablesNaming(database, [name, 'slack:U1', 'teams:nadia'])).toContain('Delivery');
      const counted = await erase(true);
      const erased = await erase();
      expect({ ...erased, edits: [] }).toEqual(counted);
      expect(erased.rows).toBeGreaterThan(naming.length);
      expect(erased.letters).toBeGreaterThan(0);
      expect(await tablesNaming(database, [id])).toEqual([AUDIT]);
      expect(await tablesNaming(database, [name, 'slack:U1', '"U1"', 'teams:nadia', '"nadia"'])).toEqual([]);
      const { db } = database;
      const sealed = await db.suggestion.findMany({ where: { workspaceId, anonymous: true } });
      expect(sealed.map((row) => authorIdOf(keys, row)).filter((author) => author === id)).toEqual([]);
      const { waiting } = await openOutbox(db, keys, workspaceId);
      expect(waiting.filter(({ act: { personId } }) => personId === id)).toEqual([]);
      expect(await db.auditEntry.findFirst({ where: { workspaceId, act: 'person.erased' } })).not.toBeNull();
    });

    it('is only counted in a dry run', async () => {
      const { database, erase } = await company();
      const before = await everything(database);
      await erase(true);
      expect(await everything(database)).toEqual(before);
    });

    it('finds their own words nowhere afterwards, nor their name in those of others, whole or cut short', async () => {
      const { desk, database, keys, erase, workspaceId } = await company();
      const { db } = database;
      const said = 'Let us print the delivery day in large letters on each of the labels, please';
      const shell = { database, keys, workspace: desk.workspace, now };
      const [topic] = await openTopics(db, workspaceId);
      const about = { details: `${said}, twice.`, topicId: topic?.id ?? '', anonymous: false, link: null };
      const { row } = await submitSuggestion(shell, {
        ...about,
        ...{ title: said.slice(0, 60), author: desk.admin, formKey: 'said' },
      });
      const karim = await db.person.findFirstOrThrow({ where: { workspaceId, externalId: 'U2' } });
      const reply = `Thank you, ${desk.admin.name}: it will be so from May on.`;
      await db.suggestion.updateMany({ where: { workspaceId, id: row.id }, data: { ownerId: karim.id } });
      await act(shell, { actor: karim, suggestionId: row.id, act: 'reply', text: reply });
      const short = [said.slice(0, 25), 'twice.', 'Tell the drivers', desk.admin.name];
      expect(await tablesNaming(database, short)).toEqual(
        expect.arrayContaining(['ActionStep', 'Delivery', 'Suggestion', 'SuggestionEvent']),
      );
      const { words } = await erase();
      expect(words).toBeGreaterThan(0);
      expect(await tablesNaming(database, short)).toEqual([]);
      const left = await db.suggestion.findFirstOrThrow({ where: { workspaceId, id: row.id } });
      expect(left).toMatchObject({ title: '(words taken out)', number: row.number });
      expect(await db.suggestionTerm.count({ where: { workspaceId, suggestionId: row.id } })).toBe(0);
      const events = await db.suggestionEvent.findMany({ where: { workspaceId, suggestionId: row.id } });
      expect(JSON.stringify(events)).toContain('Thank you, Somebody erased: it will be so');
    });

    it('leaves the name of somebody else that begins like theirs', async () => {
      const { desk, database, keys, erase, workspaceId } = await company();
      const { db } = database;
      const [topic] = await openTopics(db, workspaceId);
      const karim = await db.person.findFirstOrThrow({ where: { workspaceId, externalId: 'U2' } });
      const details = `${desk.admin.name}e knows, and so does ${desk.admin.name}.`;
      const about = { details, topicId: topic?.id ?? '', anonymous: false, link: null };
      const shell = { database, keys, workspace: desk.workspace, now };
      const of = { title: 'Somebody knows', author: karim, formKey: 'knows' };
      const { row } = await submitSuggestion(shell, { ...about, ...of });
      await erase();
      const left = await db.suggestion.findFirstOrThrow({ where: { workspaceId, id: row.id } });
      expect(left.details).toBe(`${desk.admin.name}e knows, and so does Somebody erased.`);
    });

    it('leaves what they proposed without their name: taking it out would tell whose it was', async () => {
      const { database, erase, workspaceId } = await company();
      const unnamed = { where: { workspaceId, anonymous: true }, select: { title: true, details: true } };
      const before = await database.db.suggestion.findMany(unnamed);
      await erase();
      expect(await database.db.suggestion.findMany(unnamed)).toEqual(before);
    });

    it('leaves what they wrote, of nobody, where that is asked for: the program goes on with it, and writes to no chat about it', async () => {
      const { desk, database, keys, erase, workspaceId } = await company();
      const { db } = database;
      await erase(false, true);
      const [standIn, ...others] = await db.person.findMany({ where: { workspaceId, platform: NO_CHAT } });
      expect([standIn?.name, others.length]).toEqual(['Somebody erased', 0]);
      const karim = await db.person.findFirstOrThrow({ where: { workspaceId, externalId: 'U2' } });
      const shell = { database, keys, workspace: desk.workspace, now };
      const suggestionId = desk.subjects['suggestion.edit'] ?? '';
      await db.suggestion.updateMany({
        where: { workspaceId, id: suggestionId },
        data: { ownerId: karim.id },
      });
      await act(shell, { actor: karim, suggestionId, act: 'reply', text: 'Here is the answer.' });
      const asked: string[] = [];
      const carrier = {
        find: async () => ({ kind: 'absent' }) as const,
        send: async ({ address }: { address: string }) => {
          asked.push(address);
          return { kind: 'sent', remote: { channel: address, id: newId() } } as const;
        },
      };
      const carriers = new Map([['slack', carrier]]);
      const { clock, log } = desk.kit;
      const due = { now: () => new Date(now.getTime() + 86_400_000) };
      await dispatcher({
        kinds,
        db,
        workspaceId,
        keys,
        clock: due,
        log,
        carriers,
        claimant: 'c',
        paceMs: 0,
      }).run();
      expect(asked.filter((address) => !/^slack:(C|U2)/.test(address))).toEqual([]);
      const refresh = peopleRefresh({ db, log, directory, adminUsers: [] });
      await refresh.run(desk.workspace, clock.now());
      expect(await db.person.count({ where: { workspaceId, platform: NO_CHAT, isActive: false } })).toBe(1);
    });
  });
});
