// Who is asked instead of whom no letter reaches, for every kind of message that asks for something.
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { type Dispatch, enqueue } from '../../src/delivery/ledger.ts';
import { sentence } from '../../src/messages/message.ts';
import { act } from '../../src/suggestions/answer.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { kind, kinds } from '../harness/kinds.ts';
import { type Company, KARIM, LENA, NADIA, openCompany, PAUL, REFUSALS } from './company.ts';

const DAYS = 24;

type Scene = readonly [
  title: string,
  play: (at: Company, chat: 'slack' | 'teams', code: string) => Promise<void>,
];

const shellOf = ({ desk, database, now }: Company) => ({
  ...{ database, keys: desk.kit.keys, workspace: desk.workspace, now: now() },
});

async function done(at: Company, doing: Doing): Promise<void> {
  await act(shellOf(at), doing);
}

async function set(at: Company, id: string, data: object): Promise<void> {
  const where = { workspaceId_id: { workspaceId: at.desk.workspace.id, id } };
  await at.database.db.suggestion.update({ where, data });
}

async function ownerOf(at: Company, id: string): Promise<string | null> {
  return (await at.database.db.suggestion.findFirstOrThrow({ where: { id } })).ownerId;
}

/** A case that is Karim's, of the rule that Nadia set up; or nobody's. */
async function caseOf(at: Company, takerId: string | null): Promise<{ id: string; number: number }> {
  const id = at.desk.subjects['case'] ?? '';
  const where = { workspaceId_id: { workspaceId: at.desk.workspace.id, id } };
  await at.database.db.customerCase.deleteMany({ where: { id: { not: id } } });
  const open = { status: takerId === null ? 'open' : 'taken', takerId, remindStep: 0, remindAt: at.now() };
  return at.database.db.customerCase.update({ where, data: open });
}

/** As it was queued when that happened. */
async function queue(
  at: Company,
  name: string,
  about: Pick<Dispatch, 'address'> & Partial<Pick<Dispatch, 'id' | 'subject' | 'threadOf'>>,
): Promise<void> {
  const { database, desk, now } = at;
  const message = sentence(`This is ${name}.`);
  await enqueue(database.db, {
    ...{ workspaceId: desk.workspace.id, kind: kind(name), message, locale: 'en', now: now(), ...about },
  });
}

/** Owed for so long that this step of the ladder has come. */
async function late(at: Company, id: string, remindStep: number): Promise<void> {
  const dueAt = new Date(at.now().getTime() - 10 * DAYS * 3_600_000);
  await set(at, id, { waitingSince: dueAt, dueAt, remindStep, remindAt: at.now(), lateToldAt: at.now() });
}

/** A message of a case to whoever has it, who cannot be written to. */
function toTheRulesAdmin(name: 'case.card' | 'case.reopened'): Scene[1] {
  return async (at) => {
    const { id, number } = await caseOf(at, at.people.karim.id);
    await queue(at, name, { subject: `case:${id}`, address: KARIM });
    at.refuse(KARIM, 'user_disabled');
    await at.pass(2 * DAYS, 4);
    expect(at.to(NADIA, `#${number}`)).not.toEqual([]);
  };
}

const sponsor: Scene = [
  'a sponsor: the admins, at once',
  async (at, chat, code) => {
    await at.owners(at.people.karim);
    await at.database.db.topic.updateMany({ where: { id: at.topicId }, data: { sponsorId: 'paul' } });
    at.refuse(PAUL, code, chat);
    await late(at, await at.submit('Lamps'), 2);
    await at.pass(4);
    expect(at.to(PAUL)).toEqual([]);
    expect(at.to(NADIA, 'Lamps')).not.toEqual([]);
    expect(at.to(NADIA, 'Paul Diallo did not get a reminder of what waits')).toHaveLength(1);
    expect(await at.press('held')).toContain('Paul Diallo');
    at.refuse(PAUL, null);
    await at.press('held.resend-all');
    await at.pass(1);
    expect(at.to(PAUL, 'Lamps')).toHaveLength(1);
    expect(await at.press('held')).not.toContain('Paul Diallo');
  },
];

const scenes: Readonly<Record<string, readonly Scene[]>> = {
  'suggestion.card': [
    [
      'each owner in the line in turn, then the admins',
      async (at, chat, code) => {
        await at.owners(at.people.karim, at.people.paul);
        at.refuse(KARIM, code, chat);
        at.refuse(PAUL, code, chat);
        const id = await at.submit('Lamps');
        await at.pass(6);
        expect(await ownerOf(at, id)).toBeNull();
        expect(at.to(NADIA, 'Lamps')).not.toEqual([]);
        for (const name of ['Karim Haddad', 'Paul Diallo'])
          expect(at.to(NADIA, `${name} did not get an idea to answer`)).toHaveLength(1);
      },
    ],
  ],
  'suggestion.passed-on': [
    [
      'whoever comes next',
      async (at) => {
        await at.owners(at.people.karim, at.people.paul, at.people.lena);
        const id = await at.submit('Lamps');
        await at.pass(1);
        at.refuse(PAUL, 'user_disabled');
        await at.change(at.people.karim, { isActive: false });
        await at.pass(6);
        expect(await ownerOf(at, id)).toBe('lena');
        expect(at.to(LENA, 'Lamps')).not.toEqual([]);
      },
    ],
  ],
  'suggestion.nobody': [
    [
      'one of several admins: the others have it; that one gets it when reached again, by itself',
      async (at, chat, code) => {
        await at.owners();
        await at.change(at.people.lena, { isAdmin: true });
        at.refuse(LENA, code, chat);
        await at.submit('Lamps');
        await at.pass(2 * DAYS, 12);
        expect(at.to(NADIA, 'Lamps')).toHaveLength(1);
        expect(at.to(NADIA, 'Lena Fischer did not get')).toHaveLength(1);
        at.refuse(LENA, null);
        await at.pass(2 * DAYS, 12);
        expect(at.to(LENA, 'has nobody to answer it')).toHaveLength(1);
        expect(await at.press('held')).not.toContain('Lena Fischer');
      },
    ],
  ],
  'reminder.daily': [
    sponsor,
    [
      'a co-owner, asked since the owner is away, of a plan whose day has come: the admins',
      async (at, chat, code) => {
        await at.owners(at.people.karim, at.people.paul);
        const id = await at.submit('Lamps');
        const plan = { day: '2026-11-12' };
        await done(at, {
          actor: at.people.karim,
          text: 'We will do it soon.',
          suggestionId: id,
          act: 'plan',
          plan,
        });
        await at.change(at.people.karim, { awayUntil: new Date('2027-01-01T00:00:00Z') });
        at.refuse(PAUL, code, chat);
        await set(at, id, { planAskAt: at.now() });
        await at.pass(4);
        expect(at.to(NADIA, 'Lamps')).not.toEqual([]);
      },
    ],
    [
      'the owner, of a plan whose day has come: a co-owner',
      async (at) => {
        await at.owners(at.people.karim, at.people.paul);
        const id = await at.submit('Lamps');
        const plan = { day: '2026-11-12' };
        await done(at, {
          actor: at.people.karim,
          text: 'We will do it soon.',
          suggestionId: id,
          act: 'plan',
          plan,
        });
        await set(at, id, { planAskAt: at.now() });
        at.refuse(KARIM, 'user_disabled');
        await at.pass(3);
        expect(at.to(PAUL, 'Lamps')).toHaveLength(1);
        expect(await ownerOf(at, id)).toBe(at.people.karim.id);
      },
    ],
    [
      'a sponsor who left before the reminder went: the admins',
      async (at) => {
        await at.owners(at.people.karim);
        await at.database.db.topic.updateMany({ where: { id: at.topicId }, data: { sponsorId: 'paul' } });
        const id = await at.submit('Lamps');
        await set(at, id, { remindStep: 3 });
        const workspaceId = at.desk.workspace.id;
        await at.database.db.reminder.create({
          data: {
            workspaceId,
            personId: 'paul',
            subject: `suggestion:${id}`,
            about: 'reply',
            dueAt: at.now(),
          },
        });
        await at.change(at.people.paul, { isActive: false });
        await at.pass(1);
        expect(at.to(NADIA, 'Lamps')).not.toEqual([]);
      },
    ],
    [
      'one co-owner of two, of an idea that is late: nobody more, for the others were asked with them',
      async (at) => {
        await at.owners(at.people.karim, at.people.paul);
        at.refuse(PAUL, 'user_disabled');
        await late(at, await at.submit('Lamps'), 1);
        await at.pass(4);
        expect(at.to(KARIM, 'Lamps').length).toBeGreaterThan(1);
        expect(at.to(NADIA, 'Lamps')).toEqual([]);
        expect(at.to(NADIA, 'Paul Diallo did not get')).toHaveLength(1);
      },
    ],
  ],
  'suggestion.wrote-back': [
    [
      'an owner: their author’s words go to the next in line, once',
      async (at, chat, code) => {
        await at.owners(at.people.karim, at.people.paul);
        const id = await at.submit('Lamps');
        await done(at, { actor: at.people.karim, text: 'We will.', suggestionId: id, act: 'reply' });
        await at.pass(1);
        at.refuse(KARIM, code, chat);
        const text = 'In the cellar too?';
        await done(at, { actor: at.people.ines, text, suggestionId: id, act: 'write-back' });
        await at.pass(3);
        expect(await ownerOf(at, id)).toBe('paul');
        expect(at.to(PAUL, text)).toHaveLength(1);
        at.refuse(KARIM, null);
        await at.press('held.resend-all');
        await at.pass(1);
        expect(at.to(KARIM, text)).toEqual([]);
      },
    ],
  ],
  'suggestion.contested': [
    [
      'an owner: the next in line has the idea, and why the answer does not answer',
      async (at) => {
        await at.owners(at.people.karim, at.people.paul);
        const id = await at.submit('Lamps');
        await done(at, { actor: at.people.karim, text: 'We did.', suggestionId: id, act: 'complete' });
        await at.pass(1);
        at.refuse(KARIM, 'user_disabled');
        const text = 'They are not there.';
        await done(at, { actor: at.people.ines, text, suggestionId: id, act: 'contest' });
        await at.pass(3);
        expect(await ownerOf(at, id)).toBe('paul');
        expect(at.to(PAUL, text)).not.toEqual([]);
      },
    ],
  ],
  'case.card': [
    ['a colleague to whom a case was handed over: the rule’s admin', toTheRulesAdmin('case.card')],
  ],
  'case.reminder': [
    [
      'the rule’s admin: the other admins, at once, and the card with it',
      async (at, chat, code) => {
        await at.change(at.people.lena, { isAdmin: true });
        const { id, number } = await caseOf(at, null);
        await at.database.db.customerCase.updateMany({ where: { id }, data: { remindStep: 1 } });
        at.refuse(NADIA, code, chat);
        await at.pass(2, 0.5);
        expect(at.to(LENA, `#${number}`).length).toBeGreaterThan(1);
        expect(at.to(LENA, 'Nadia Benali did not get')).toHaveLength(1);
      },
    ],
    [
      'a channel that was archived after it took the card: the rule’s admin, with the card',
      async (at) => {
        const { id, number } = await caseOf(at, null);
        await queue(at, 'case.card', { id: `card ${id}`, subject: `case:${id}`, address: 'slack:C1' });
        await at.pass(1);
        await at.database.db.customerCase.updateMany({ where: { id }, data: { remindAt: at.now() } });
        at.refuse('slack:C1', 'is_archived');
        await at.pass(4);
        expect(at.to(NADIA, `could not post case #${number}`)).not.toEqual([]);
        expect(
          (await at.rows(NADIA, 'case.card')).filter((card) => card.includes(`#${number}`)),
        ).toHaveLength(1);
      },
    ],
  ],
  'case.answered-again': [
    [
      'a channel: the rule’s admin',
      async (at) => {
        const { id, number } = await caseOf(at, null);
        await queue(at, 'case.card', { id: `card ${id}`, subject: `case:${id}`, address: 'slack:C1' });
        await at.pass(1);
        await queue(at, 'case.answered-again', {
          ...{ subject: `case:${id}`, address: 'slack:C1', threadOf: `card ${id}` },
        });
        at.refuse('slack:C1', 'is_archived');
        await at.pass(2);
        expect(
          (await at.rows(NADIA, 'case.card')).filter((card) => card.includes(`#${number}`)),
        ).toHaveLength(1);
      },
    ],
  ],
  'case.reopened': [['whoever had it: the rule’s admin', toTheRulesAdmin('case.reopened')]],
  'story.card': [
    [
      'one admin of two: the other has it',
      async (at) => {
        await at.change(at.people.lena, { isAdmin: true });
        const { id } = await at.database.db.story.findFirstOrThrow({});
        for (const address of [NADIA, LENA])
          await queue(at, 'story.card', { subject: `story:${id}`, address });
        at.refuse(LENA, 'user_disabled');
        await at.pass(2);
        expect(at.to(NADIA, 'This is story.card.')).toHaveLength(1);
        expect(at.to(NADIA, 'Lena Fischer did not get a best failure to approve')).toHaveLength(1);
      },
    ],
  ],
  'mail.asks': [
    [
      'one admin of two: the other has it',
      async (at) => {
        await at.change(at.people.lena, { isAdmin: true });
        for (const address of [NADIA, LENA])
          await queue(at, 'mail.asks', { subject: 'mail:waiting', address });
        at.refuse(LENA, 'user_disabled');
        await at.pass(2);
        expect(at.to(NADIA, 'This is mail.asks.')).toHaveLength(1);
        expect(at.to(NADIA, 'Lena Fischer did not get a letter about customers’ mails')).toHaveLength(1);
      },
    ],
  ],
  'schedule.trouble': [
    [
      'the schedule’s admin: the other admins, once; and nothing is left to be sent again',
      async (at, chat, code) => {
        await at.change(at.people.lena, { isAdmin: true });
        await troubled(at);
        at.refuse(NADIA, code, chat);
        await at.pass(4);
        expect(at.to(LENA, 'I could not post “Weekly”')).toHaveLength(1);
        await at.pass(2 * DAYS, 12);
        expect(at.to(LENA, 'I could not post “Weekly”')).toHaveLength(1);
        at.refuse(NADIA, null);
        await at.press('held.resend-all');
        await at.pass(2);
        expect(at.to(NADIA, 'I could not post “Weekly”')).toEqual([]);
      },
    ],
    [
      'the only admin: it waits, and goes once the trouble is over',
      async (at) => {
        await troubled(at);
        at.refuse(NADIA, 'user_disabled');
        await at.pass(4);
        expect(await at.press('held')).toContain('a letter about a digest');
        await at.database.db.delivery.updateMany({
          where: { kind: 'digest' },
          data: { state: 'sent', reason: null, sentAt: at.now() },
        });
        await at.pass(2);
        expect(await at.press('held')).not.toContain('a letter about a digest');
      },
    ],
  ],
  'undelivered.told': [
    [
      'one of several admins: the others were told, and it waits for nobody',
      async (at, chat, code) => {
        await at.change(at.people.lena, { isAdmin: true });
        await at.owners(at.people.karim);
        at.refuse(LENA, code, chat);
        at.refuse(KARIM, 'user_disabled');
        await at.submit('Lamps');
        await at.pass(2 * DAYS, 12);
        expect(at.to(NADIA, 'Karim Haddad did not get')).toHaveLength(1);
        expect(await at.press('held')).not.toContain('a letter about what was not delivered');
      },
    ],
  ],
};

/** A channel of the schedule that Nadia set up did not take its latest digest. */
async function troubled(at: Company): Promise<void> {
  const workspaceId = at.desk.workspace.id;
  const scheduleId = at.desk.subjects['schedule'] ?? '';
  const occurrenceAt = new Date('2026-11-09T08:00:00Z');
  const covers = { coversFrom: occurrenceAt, coversTo: occurrenceAt, createdAt: occurrenceAt };
  await at.database.db.schedule.updateMany({ data: { plannedUntil: occurrenceAt } });
  await at.database.db.digestRun.create({
    data: { workspaceId, id: 'run', scheduleId, occurrenceAt, ...covers, outcome: 'posted', snapshot: {} },
  });
  await at.database.db.delivery.create({
    data: {
      ...{ workspaceId, id: 'digest', kind: 'digest', subject: 'run:run', address: 'slack:C1' },
      ...{ state: 'dropped', reason: 'archived', attempts: 1, lane: 1 },
      ...{ queuedAt: occurrenceAt, notBefore: occurrenceAt, content: {} },
    },
  });
}

const ENGINES: readonly Engine[] = ['sqlite', 'postgresql'];

/** Each scene with another code, and on the other engine than the one before. */
const table = Object.entries(scenes)
  .flatMap(([kind, of]) => of.map(([title, play]) => ({ kind, title, play })))
  .map(({ kind, title, play }, i) => {
    const [chat, code] = REFUSALS[i % REFUSALS.length] ?? REFUSALS[0];
    return { kind, title, play, chat, code, engine: ENGINES[i % ENGINES.length] ?? 'sqlite' };
  });

describe('a message that asks for something', () => {
  it('has a scene below for each of its kinds', () => {
    const asking = [...kinds.values()].flatMap(({ name, fate }) => (fate === 'asked' ? [name] : []));
    expect(Object.keys(scenes).toSorted()).toEqual(asking.toSorted());
  });

  it.each(table)(
    '$kind did not reach $title ($chat, $code, $engine)',
    async ({ play, chat, code, engine }) => {
      await play(await openCompany(engine), chat, code);
    },
  );
});

describe('a sponsor’s reminder is asked of the admins, whatever the code', () => {
  it.each(REFUSALS)('%s, %s', async (chat, code) => {
    await sponsor[1](await openCompany('sqlite'), chat, code);
  });
});
