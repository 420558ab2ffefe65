// A lesson of the company's own: made from a best failure or a case, decided about, posted, and what is left of it when somebody is erased.
import { beforeEach, describe, expect, it } from 'vitest';
import { actOnCase } from '../../src/cases/act.ts';
import { beyond, type Database } from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { erasePerson } from '../../src/erasure/person.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features, menu } from '../../src/handlers/index.ts';
import type { SubmitReply } from '../../src/handlers/request.ts';
import { decideLesson, type LessonDraft, makeLesson } from '../../src/lessons/make.ts';
import { createPlace } from '../../src/lessons/places.ts';
import { tellLessons } from '../../src/lessons/post.ts';
import { lessons as section } from '../../src/lessons/section.ts';
import { lessonOfWeek } from '../../src/lessons/week.ts';
import { type FormValues, type FormView, firstValues } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import { type Person, remember } from '../../src/people/person.ts';
import { type Desk, directory, freshDesk, now } from '../handlers/desk.ts';
import { onAnyEngine, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';

const SAID = 'Nobody called me back.';
const WRITTEN = 'A neighbour had signed for it, three floors up';
const draft: LessonDraft = {
  language: 'en',
  title: 'Nobody called',
  said: SAID,
  situation: `${WRITTEN}. What do you do?`,
  answers: { a: 'Ring at once', b: 'Ring tomorrow', c: 'Write' },
  right: 'a',
  happened: 'They rang. It was found within the hour.',
  value: 'Keeping our word',
};

interface Scene {
  readonly desk: Desk;
  readonly database: Database;
  readonly karim: Person;
  readonly shell: { database: Database; workspace: Desk['workspace']; now: Date };
}

async function scene(engine: 'sqlite' | 'postgresql'): Promise<Scene> {
  const desk = await freshDesk(engine, 'en');
  const { database } = desk.kit;
  const { id } = desk.workspace;
  const karim = await remember(database.db, desk.workspace, 'slack:U2', { directory, adminUsers: [], now });
  if (!karim) throw new Error('nobody');
  // Nothing but what each test brings.
  await database.db.lesson.deleteMany({ where: { workspaceId: id } });
  await database.db.lessonWeek.deleteMany({ where: { workspaceId: id } });
  await database.db.lessonPlace.deleteMany({ where: { workspaceId: id } });
  await database.db.delivery.deleteMany({ where: { workspaceId: id } });
  await database.db.workspace.update({ where: { id }, data: { postingHours: 'always' } });
  const workspace = { ...desk.workspace, postingHours: 'always' };
  return { desk, database, karim, shell: { database, workspace, now } };
}

/** What a form answers that opens with a button and is sent, and once more after each preview. */
async function send(
  { desk }: Scene,
  asker: Person,
  button: string,
  subject: string,
  values: FormValues,
): Promise<{ readonly form: FormView; readonly previews: readonly FormView[]; readonly reply: SubmitReply }> {
  const ask = desk.ask({ asker, subject });
  const opened = await menu.actions[button]?.(ask);
  if (opened?.kind !== 'open') throw new Error(`${button} opens nothing`);
  const entry = menu.forms.find(({ name }) => name === opened.form.form);
  if (!entry) throw new Error('no form');
  const previews: FormView[] = [];
  let reply = await entry.submit(ask, opened.form.state, { ...firstValues(opened.form.fields), ...values });
  while (reply.kind === 'again' && previews.length < 3) {
    previews.push(reply.form);
    reply = await entry.submit(ask, reply.form.state, firstValues(reply.form.fields));
  }
  return { form: opened.form, previews, reply };
}

const VALUES: FormValues = {
  ...{ situation: draft.situation, a: 'Ring at once', b: 'Ring tomorrow', c: 'Write', right: 'a' },
  ...{ happened: draft.happened, value: 'Keeping our word' },
};

/** The admin's case is seen through. */
async function resolved({ desk, shell }: Scene): Promise<string> {
  const id = desk.subjects['case'] ?? '';
  const text = 'Rang on Monday and paid the delivery back.';
  await actOnCase(shell, { caseId: id, actor: desk.admin, act: 'resolve', text });
  return id;
}

async function shownAt({ database, desk }: Scene, address: string): Promise<string> {
  const rows = await database.db.delivery.findMany({
    where: { workspaceId: desk.workspace.id, address },
    orderBy: { queuedAt: 'asc' },
  });
  return rows
    .filter(({ replaces }) => replaces === null)
    .map((root) => rows.findLast(({ replaces }) => replaces === root.id) ?? root)
    .map((row) => plainText(contentFrom(row).message, 'en'))
    .join('\n');
}

async function tablesWith({ db }: Database, ...words: string[]): Promise<string[]> {
  const client = beyond(db, 'the whole database');
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  const found: string[] = [];
  for (const table of Object.values(Prisma.ModelName)) {
    const text = JSON.stringify(await client.$queryRawUnsafe<object[]>(`SELECT * FROM "${table}"`), plain);
    if (words.some((each) => text.includes(each))) found.push(table);
  }
  return found.toSorted();
}

/** It is the week's, stands in #general, and was sent. */
async function posted(made: Scene, author: Person): Promise<string> {
  const { database, desk, shell } = made;
  const origin = { origin: `case:${desk.subjects['case']}`, feedbackId: 'a2' };
  const row = await makeLesson(shell, { author, draft, ...origin, isApproved: true, formKey: 'made' });
  const saving = { workspaceId: desk.workspace.id, adminId: desk.admin.id, now };
  const where = { address: 'slack:C1', weekday: 1, at: '12:00', locale: 'en' } as const;
  await createPlace(database, saving, where, 'place');
  await tellLessons({ ...shell, now: new Date('2026-11-09T11:00:00Z') });
  expect(await shownAt(made, 'slack:C1')).toContain(WRITTEN);
  await database.db.delivery.updateMany({
    where: { state: 'pending' },
    data: { state: 'sent', sentAt: now },
  });
  return row.id;
}

onAnyEngine((engine) => {
  describe('a lesson of our own', () => {
    let made: Scene;
    beforeEach(async () => {
      made = await scene(engine);
    });

    it('begins with what is known of a best failure, is seen before it goes, and of a moderator is approved at once', async () => {
      const { desk, database } = made;
      const { form, previews, reply } = await send(
        made,
        desk.admin,
        'lesson.make',
        desk.subjects['lesson.make'] ?? '',
        {
          ...{ a: 'Ring at once', b: 'Ring tomorrow', c: 'Write', right: 'a' },
        },
      );
      expect(firstValues(form.fields)).toMatchObject({
        ...{ title: 'Turned', said: 'At last', situation: 'Late', happened: 'Rang Ring', a: '' },
      });
      expect(previews).toHaveLength(1);
      const seen = plainText({ summary: '', blocks: previews[0]?.intro ?? [] }, 'en');
      for (const shown of ['At last', 'Ring tomorrow', 'Rang Ring']) expect(seen).toContain(shown);
      expect(reply).toMatchObject({ kind: 'done', told: expect.stringContaining('is approved') });
      expect(await database.db.lesson.findMany()).toMatchObject([
        {
          status: 'approved',
          authorId: desk.admin.id,
          deciderId: desk.admin.id,
          said: 'At last',
          right: 'a',
        },
      ]);
      expect((await lessonOfWeek(made.shell))?.lesson).toBe((await database.db.lesson.findFirstOrThrow()).id);
    });

    it('loses what is personal before anybody reads it, and is stored once whatever is sent twice', async () => {
      const { desk, database } = made;
      const id = await resolved(made);
      const { previews } = await send(made, desk.admin, 'lesson.make', `case:${id}`, {
        ...VALUES,
        happened: 'Write to marie.durand@example.fr, or ring 06 39 98 12 04.',
      });
      const seen = JSON.stringify(previews);
      expect(seen).toContain('What is personal was taken out');
      expect(seen).not.toMatch(/marie\.durand|06 39/);
      const [row] = await database.db.lesson.findMany();
      expect(row).toMatchObject({ said: SAID, feedbackId: 'a2', origin: `case:${id}` });
      expect(row?.happened).not.toMatch(/marie\.durand|06 39/);
      const twice = {
        author: desk.admin,
        draft,
        origin: 'case:x',
        feedbackId: null,
        isApproved: true,
        formKey: 'k',
      };
      const both = await Promise.all([makeLesson(made.shell, twice), makeLesson(made.shell, twice)]);
      expect(new Set(both.map((each) => each.id)).size).toBe(1);
    });

    it('is made of a case by whoever had it, the case team and admins, once it is resolved; of a story by moderators', async () => {
      const { desk, karim, database } = made;
      const id = desk.subjects['case'] ?? '';
      const open = (asker: Person, subject: string) =>
        menu.actions['lesson.make']?.(desk.ask({ asker, subject })) ?? Promise.resolve(null);
      await expect(open(desk.admin, `case:${id}`)).rejects.toMatchObject({ code: 'lesson.case-goes-on' });
      await resolved(made);
      await expect(open(karim, `case:${id}`)).rejects.toMatchObject({ code: 'lesson.not-your-case' });
      await expect(open(karim, desk.subjects['lesson.make'] ?? '')).rejects.toMatchObject({
        code: 'story.not-moderator',
      });
      await database.db.customerCase.updateMany({ where: { id }, data: { takerId: karim.id } });
      expect((await open(karim, `case:${id}`))?.kind).toBe('open');
    });

    it('of anybody else waits for a moderator, who rewords and approves it; its author hears who did', async () => {
      const { desk, karim, database } = made;
      const id = await resolved(made);
      await database.db.customerCase.updateMany({ where: { id }, data: { takerId: karim.id } });
      // By role alone may one moderate here: the channel of the moderators is none.
      const { reply } = await send(made, { ...karim, isAdmin: false }, 'lesson.make', `case:${id}`, VALUES);
      expect(reply).toMatchObject({ kind: 'done', told: expect.stringContaining('with the moderators') });
      const { id: lesson } = await database.db.lesson.findFirstOrThrow();
      expect(await shownAt(made, 'slack:U1')).toContain('Waits for a moderator');
      for (const act of ['view', 'edit', 'approve', 'decline', 'withdraw'])
        await expect(
          menu.actions[`lesson.${act}`]?.(desk.ask({ asker: karim, subject: lesson })),
        ).rejects.toMatchObject({ code: 'story.not-moderator' });
      expect((await lessonOfWeek(made.shell))?.lesson).toBe('third-call');
      await database.db.lessonWeek.deleteMany();
      await send(made, desk.admin, 'lesson.edit', lesson, { title: 'Nobody rang' });
      await menu.actions['lesson.approve']?.(desk.ask({ subject: lesson }));
      expect(await database.db.lesson.findFirstOrThrow()).toMatchObject({
        title: 'Nobody rang',
        status: 'approved',
      });
      expect(await shownAt(made, 'slack:U1')).toContain('Approved by Nadia Benali');
      expect(await shownAt(made, 'slack:U2')).toContain('Nadia Benali approved your lesson “Nobody rang”');
      await expect(menu.actions['lesson.decline']?.(desk.ask({ subject: lesson }))).rejects.toMatchObject({
        code: 'lesson.gone',
      });
      expect((await lessonOfWeek(made.shell))?.lesson).toBe(lesson);
    });

    it('is refused with two answers that are the same, at their field', async () => {
      const id = await resolved(made);
      const { reply } = await send(made, made.desk.admin, 'lesson.make', `case:${id}`, {
        ...VALUES,
        c: 'Ring at once',
      });
      expect(reply).toMatchObject({ kind: 'errors', errors: { c: 'Two of the answers are the same.' } });
    });

    it('is taken back where it was posted, comes no more, and is told in no digest', async () => {
      const id = await posted(made, made.karim);
      const { database, desk, shell } = made;
      await database.db.lessonWeek.updateMany({ data: { choseA: 2, choseB: 3 } });
      const to = new Date('2026-11-17T09:00:00Z');
      const gather = async () =>
        section.gather({ db: database.db, workspace: shell.workspace, channels: [], to } as never);
      const told = await gather();
      expect(JSON.stringify(told)).toContain(WRITTEN);
      await decideLesson(shell, { id, decision: 'withdrawn', by: desk.admin });
      const shown = await shownAt(made, 'slack:C1');
      expect(shown).toContain('This lesson was taken back.');
      expect(shown).not.toContain(WRITTEN);
      expect(await gather()).toBeNull();
      expect(await section.stands(database.db, desk.workspace.id, told)).toBeNull();
      const next = { ...shell, now: new Date('2026-11-16T09:00:00Z') };
      expect((await lessonOfWeek(next))?.lesson).toBe('third-call');
    });
  });
});

onEachEngine((engine) => {
  describe('of a lesson of our own', () => {
    it('a customer’s words go with them, from the card too, and somebody is told to read the rest', async () => {
      const made = await scene(engine);
      const { database, desk } = made;
      await database.db.feedback.updateMany({ where: { id: 'a2' }, data: { customer: 'hers' } });
      await database.db.feedback.updateMany({ where: { id: { not: 'a2' } }, data: { verbatim: 'Else.' } });
      const id = await posted(made, made.karim);
      expect(await shownAt(made, 'slack:C1')).toContain(SAID);
      const erasure = await eraseCustomer(database, desk.workspace.id, ['hers'], { kept, now });
      expect(erasure.toRead.find(({ name }) => name === 'lessons')?.numbers).toEqual([1]);
      expect(await database.db.lesson.findFirstOrThrow({ where: { id } })).toMatchObject({ said: '' });
      const shown = await shownAt(made, 'slack:C1');
      expect(shown).toContain(WRITTEN);
      expect(shown).not.toContain(SAID);
      expect(await tablesWith(database, SAID)).toEqual([]);
    });

    it('its author’s words go with them, from the card too; it does not come again', async () => {
      const made = await scene(engine);
      const { database, desk, karim, shell } = made;
      await posted(made, karim);
      const erasing = {
        ...{ database, keys: desk.kit.keys, workspaceId: desk.workspace.id, naming: namingOf(features) },
        wordings: wordingsOf(features),
      };
      await erasePerson(erasing, karim, { now, by: 'command-line' });
      expect(await tablesWith(database, WRITTEN, 'Karim Haddad')).toEqual([]);
      expect(await shownAt(made, 'slack:C1')).not.toContain(WRITTEN);
      const next = { ...shell, now: new Date('2026-11-16T09:00:00Z') };
      expect((await lessonOfWeek(next))?.lesson).toBe('third-call');
    });
  });
});
