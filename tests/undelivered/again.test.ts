// What comes after all says how things stand by then, or does not come; and of an address that takes letters again all follow.
import { beforeEach, expect, it } from 'vitest';
import { actOnCase } from '../../src/cases/act.ts';
import { withdrawAnswers } from '../../src/cases/withdraw.ts';
import { transact } from '../../src/database/client.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { sentence } from '../../src/messages/message.ts';
import { onAnyEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';
import { kind } from '../harness/kinds.ts';
import { type Company, INES, KARIM, NADIA, openCompany } from './company.ts';

const DAYS = 24;

onAnyEngine((engine) => {
  let at: Company;
  let cases: readonly { readonly id: string; readonly number: number }[];
  beforeEach(async () => {
    at = await openCompany(engine);
    cases = await at.database.db.customerCase.findMany({ orderBy: { number: 'asc' } });
  });
  const change = (id: string, data: object) =>
    at.database.db.customerCase.update({
      where: { workspaceId_id: { workspaceId: at.desk.workspace.id, id } },
      data,
    });
  const act = (caseId: string, name: 'contact' | 'resolve' | 'hand-over') =>
    actOnCase(
      { database: at.database, workspace: at.desk.workspace, now: at.now() },
      { caseId, actor: at.people.karim, act: name, text: 'Called back.', to: at.people.nadia },
    );

  /** Karim has these cases, and his reminder of them is lost. */
  async function remindedOf(...ids: string[]): Promise<void> {
    for (const { id } of cases) await change(id, { remindAt: null });
    for (const id of ids) {
      const taken = { status: 'taken', takerId: at.people.karim.id, takenAt: at.now(), remindStep: 1 };
      await change(id, { ...taken, remindAt: at.now() });
    }
    at.refuse(KARIM, 'user_disabled');
    await at.pass(1);
    expect(await at.rows(KARIM, 'reminder.daily')).toHaveLength(1);
  }
  async function sentAgain(): Promise<string[]> {
    const before = at.arrived.length;
    for (const address of [KARIM, NADIA, 'slack:C1']) at.refuse(address, null);
    await at.press('held.resend-all');
    await at.pass(1);
    return at.arrived.slice(before).map(({ words }) => words);
  }

  it('a reminder of cases leaves out those that were resolved meanwhile', async () => {
    const [first, second] = cases;
    if (!first || !second) throw new Error('too few cases');
    await remindedOf(first.id, second.id);
    await act(first.id, 'contact');
    await act(first.id, 'resolve');
    await sentAgain();
    const [reminder, ...more] = at.to(KARIM, 'waits for what comes next');
    expect(more).toEqual([]);
    expect(reminder?.words).toContain(`#${second.number}`);
    expect(reminder?.words).not.toContain(`#${first.number} `);
  });

  it('a reminder of a case that a colleague took over does not come, however it is sent again', async () => {
    const [first] = cases;
    if (!first) throw new Error('no case');
    await remindedOf(first.id);
    await act(first.id, 'hand-over');
    expect(await at.press('held')).toContain('a reminder of what waits');
    await sentAgain();
    expect(at.to(KARIM, 'waits for what comes next')).toEqual([]);
    expect(await at.press('held')).not.toContain('a reminder of what waits');
  });

  it('nor does one under a card in a channel, once somebody has the case', async () => {
    const [first] = cases;
    if (!first) throw new Error('no case');
    for (const { id } of cases) await change(id, { remindAt: null });
    await change(first.id, { status: 'open', takerId: null, remindStep: 0, remindAt: at.now() });
    const workspaceId = at.desk.workspace.id;
    await at.database.db.delivery.create({
      data: {
        ...{ workspaceId, id: 'card', kind: 'case.card', subject: `case:${first.id}`, address: 'slack:C1' },
        ...{ state: 'sent', queuedAt: new Date(at.now().getTime() - 3_600_000), notBefore: at.now() },
        ...{ sentAt: at.now(), remote: JSON.stringify({ channel: 'C1', id: '1' }) },
        content: JSON.parse(JSON.stringify({ message: { summary: 'Case', blocks: [] }, locale: 'en' })),
      },
    });
    at.refuse('slack:C1', 'is_archived');
    await at.pass(1);
    expect(await at.rows('slack:C1', 'case.reminder')).toHaveLength(1);
    await change(first.id, { status: 'taken', takerId: at.people.nadia.id });
    await sentAgain();
    expect(at.to('slack:C1', 'still waits for someone')).toEqual([]);
  });

  it('the card of a case that went with its import does not come', async () => {
    const [first] = cases;
    if (!first) throw new Error('no case');
    const { db } = at.database;
    const workspaceId = at.desk.workspace.id;
    await change(first.id, { status: 'open', takerId: null });
    await db.caseEvent.deleteMany({ where: { caseId: first.id, position: { gt: 0 } } });
    await db.delivery.create({
      data: {
        ...{ workspaceId, id: 'card', kind: 'case.card', subject: `case:${first.id}`, address: 'slack:C1' },
        ...{ state: 'pending', queuedAt: at.now(), notBefore: at.now() },
        content: JSON.parse(JSON.stringify({ message: sentence('A gone case'), locale: 'en' })),
      },
    });
    at.refuse('slack:C1', 'is_archived');
    await at.pass(1);
    const links = await db.caseFeedback.findMany({ where: { caseId: first.id } });
    const shell = { workspace: at.desk.workspace, now: at.now() };
    await transact(at.database, (tx) =>
      withdrawAnswers(
        tx,
        shell,
        links.map(({ feedbackId }) => feedbackId),
      ),
    );
    await sentAgain();
    expect(at.to('slack:C1')).toEqual([]);
  });

  it.each(['user_disabled', 'a_code_of_tomorrow'])(
    'a letter with an erased customer’s words comes without them, and stands without them in the list (%s)',
    async (code) => {
      const { db } = at.database;
      const words = 'Nobody called me back.';
      await db.feedback.update({
        where: { workspaceId_id: { workspaceId: at.desk.workspace.id, id: 'a1' } },
        data: { customer: 'hash-a' },
      });
      await enqueue(db, {
        workspaceId: at.desk.workspace.id,
        kind: kind('feed.card'),
        address: KARIM,
        message: { summary: `1/10: ${words}`, blocks: [{ kind: 'quote', text: words, of: 'a1' }] },
        locale: 'en',
        now: at.now(),
      });
      at.refuse(KARIM, code);
      await at.pass(2);
      expect(await at.press('held')).toContain(words);
      const erased = await eraseCustomer(at.database, at.desk.workspace.id, ['hash-a'], {
        kept,
        now: at.now(),
      });
      // It surely did not arrive: nobody has to look for it.
      expect(erased.doubtful).toEqual([]);
      expect(await at.press('held')).not.toContain(words);
      const came = await sentAgain();
      expect(came.filter((each) => each.includes('were taken out at their request'))).toHaveLength(1);
      expect(at.to(KARIM, words)).toEqual([]);
    },
  );

  it('somebody who blocked the app for a while is asked again by itself, and gets all that they missed, once', async () => {
    await at.owners(at.people.karim);
    at.refuse(KARIM, 'ConversationBlockedByUser', 'teams');
    const [lamps] = [await at.submit('Lamps'), await at.submit('Chairs')];
    await at.pass(3 * DAYS, 12);
    at.refuse(KARIM, null);
    await at.pass(2 * DAYS, 12);
    for (const title of ['Lamps', 'Chairs']) expect(at.to(KARIM, title).length).toBeGreaterThan(0);
    const ids = at.arrived.map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
    expect((await at.database.db.suggestion.findFirstOrThrow({ where: { id: lamps } })).ownerId).toBe(
      at.people.karim.id,
    );
    expect(await at.press('held')).not.toContain('Karim Haddad');
  });

  it('somebody who is linked on both chats is written to on the other one, and keeps what is theirs', async () => {
    await at.owners(at.people.karim);
    const { database, people } = at;
    const teams = { id: 'karim-teams', platform: 'teams', externalId: 'T2', linkedTo: people.karim.id };
    await database.db.person.create({ data: { ...people.karim, ...teams } });
    at.refuse(KARIM, 'user_disabled');
    const id = await at.submit('Lamps');
    await at.pass(3);
    expect(at.to('teams:T2', 'Lamps')).toHaveLength(1);
    expect((await database.db.suggestion.findFirstOrThrow({ where: { id } })).ownerId).toBe(people.karim.id);
    expect(at.to(NADIA, 'They get it on the other chat that they are linked on.')).toHaveLength(1);
    expect(await at.press('held')).not.toContain('Karim Haddad');
    await at.submit('Chairs');
    await at.pass(1);
    expect(at.to('teams:T2', 'Chairs')).toHaveLength(1);
    // Nor does that one take anything: the next in line has it.
    at.refuse('teams:T2', 'ConversationBlockedByUser', 'teams');
    const third = await at.submit('Plants');
    await at.pass(3);
    expect((await database.db.suggestion.findFirstOrThrow({ where: { id: third } })).ownerId).toBeNull();
    expect(at.to(NADIA, 'Plants')).not.toEqual([]);
  });

  it('an author’s receipt and answer wait for them, and nobody else gets them', async () => {
    await at.owners(at.people.karim);
    at.refuse(INES, 'user_disabled');
    await at.submit('Lamps');
    await at.pass(2);
    expect(at.to(NADIA, 'Inès Roux did not get a letter about an idea')).toHaveLength(1);
    at.refuse(INES, null);
    await at.press('held.resend-all');
    await at.pass(1);
    expect(at.to(INES, 'Lamps')).toHaveLength(1);
  });
});
