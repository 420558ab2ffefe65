import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import {
  accountsOf,
  askForCode,
  type Linking,
  link,
  sendLettersTo,
  unlink,
  whoseCode,
} from '../../src/linking/link.ts';
import { addressOf, type Person, personAt, remember, rememberAsker } from '../../src/people/person.ts';
import { admins, givenRoles as heldBy } from '../../src/people/roles.ts';
import { giveRole } from '../../src/roles/give.ts';
import { act } from '../../src/suggestions/answer.ts';
import { writtenBy } from '../../src/suggestions/finding/lists.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { findSuggestion, rolesOf } from '../../src/suggestions/may.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics } from '../../src/suggestions/topics.ts';
import { directory as company, type Desk, freshDesk, now } from '../handlers/desk.ts';
import { onceEnough, onEachEngine } from '../harness/database.ts';

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const gone = new Set<string>();
const directory = {
  ...company,
  profile: async (address: string) =>
    ({
      name: address,
      timeZone: 'Europe/Paris',
      locale: null,
      isAdmin: address === 'teams:admin',
      isActive: !gone.has(address),
      isBot: false,
    }) as const,
};

onEachEngine((engine) => {
  describe('two accounts', () => {
    let database: Database;
    let desk: Desk;
    let slack: Person;
    let karim: Person;
    let teams: Person;
    beforeEach(async () => {
      gone.clear();
      desk = await freshDesk(engine, 'en');
      database = desk.kit.database;
      slack = desk.admin;
      karim = await met('slack:U2');
      teams = await met('teams:nadia');
    });

    const linking = (at = now): Linking => ({
      database,
      keys: desk.kit.keys,
      naming: desk.kit.menu.naming,
      workspaceId: desk.workspace.id,
      now: at,
    });
    const remembering = (at = now) => ({ directory, adminUsers: ['U1'], now: at });
    const met = async (address: string, at = now) => {
      const person = await remember(database.db, desk.workspace, address, remembering(at));
      if (!person) throw new Error(`nobody at ${address}`);
      return person;
    };
    const asking = (address: string) => rememberAsker(database.db, desk.workspace, address, remembering());
    const code = (person: Person, at = now) => askForCode(linking(at), person);
    const become = async (asked: Person, typed: Person, letters: string) =>
      link(linking(), typed, await code(asked), letters);
    const mine = async (person: Person) => {
      const part = { skip: 0, take: 100 };
      const { suggestions } = await writtenBy(database.db, desk.kit.keys, desk.workspace.id, person, part);
      return suggestions.map(({ row }) => row.title).toSorted();
    };
    const propose = async (author: Person, title: string, anonymous = false) => {
      const [topic] = await openTopics(database.db, desk.workspace.id);
      const idea = { author, title, details: '', topicId: topic?.id ?? '', anonymous, link: null };
      return (await submitSuggestion(shell(), { ...idea, formKey: newId() })).row.id;
    };
    const shell = () => ({ database, keys: desk.kit.keys, workspace: desk.workspace, now });
    const idea = (id: string) => findSuggestion(database.db, desk.workspace.id, id);

    it('are one person from either side, with what both wrote, anonymously too', async () => {
      await propose(slack, 'Named on Slack');
      await propose(teams, 'Named on Teams');
      const hidden = await propose(slack, 'Hidden on Slack', true);
      const other = await propose(karim, 'Hidden by Karim', true);
      const seals = async () =>
        (
          await database.db.suggestion.findMany({ where: { anonymous: true }, orderBy: { number: 'asc' } })
        ).map(({ sealedAuthor }) => sealedAuthor);
      const before = await seals();
      const both = [...(await mine(slack)), ...(await mine(teams))].toSorted();
      const one = await become(teams, slack, 'teams');
      expect(one.id).toBe(teams.id);
      expect(await mine(one)).toEqual(both);
      for (const address of ['slack:U1', 'teams:nadia']) {
        const asker = await asking(address);
        expect(asker?.id).toBe(teams.id);
        expect(asker && addressOf(asker)).toBe(address);
      }
      const { keys } = desk.kit;
      expect(rolesOf(keys, await idea(hidden), one)).toContain('author');
      expect(rolesOf(keys, await idea(other), one)).not.toContain('author');
      expect(rolesOf(keys, await idea(other), karim)).toContain('author');
      const after = await seals();
      expect(after.filter((seal) => before.includes(seal))).toEqual([]);
      expect((await idea(hidden)).author).toBeNull();
    });

    it('leave no name of the one that was joined, in any table but the audit log', async () => {
      const { workspaceId } = slack;
      const ideaId = await propose(teams, 'From hand to hand');
      await act(shell(), {
        suggestionId: ideaId,
        actor: slack,
        act: 'reassign',
        to: karim,
        text: 'This is yours',
      });
      await act(shell(), {
        suggestionId: ideaId,
        actor: karim,
        act: 'reassign',
        to: slack,
        text: 'No, yours',
      });
      const topic = await database.db.topicOwner.findFirstOrThrow({ where: { personId: slack.id } });
      await database.db.topicOwner.create({ data: { ...topic, personId: teams.id, position: 1 } });
      await database.db.topic.updateMany({ data: { sponsorId: slack.id } });
      const karims = await propose(karim, 'By Karim');
      const subject = `suggestion:${ideaId}`;
      const note = { workspaceId, subject, about: 'reply', dueAt: now };
      for (const { id: personId } of [slack, teams])
        await database.db.reminder.create({ data: { ...note, personId } });
      for (const person of [slack, teams])
        await setFollowing(shell(), { suggestionId: karims, person, wish: 'support' });
      await setFollowing(shell(), { suggestionId: ideaId, person: slack, wish: 'support' });
      expect((await idea(karims)).row.supporters).toBe(2);
      await become(teams, slack, 'slack');
      expect((await idea(karims)).row.supporters).toBe(1);
      // Their own idea has their support already.
      expect((await idea(ideaId)).row.supporters).toBe(0);
      expect(await database.db.reminder.count({ where: { subject } })).toBe(1);
      expect(await database.db.topicOwner.count({ where: { topicId: topic.topicId } })).toBe(2);
      const names = await naming(database, slack.id);
      // The audit log says who did what then: nothing in it is ever changed.
      expect(names).toEqual(['AuditEntry', 'Person']);
      expect(await naming(database, teams.id)).toEqual(
        expect.arrayContaining(['CaseEvent', 'Schedule', 'Story', 'Suggestion', 'SuggestionEvent', 'Topic']),
      );
    });

    it('keep the support that one gave to the other’s anonymous idea, which would tell whose it is', async () => {
      const hidden = await propose(slack, 'Hidden', true);
      await setFollowing(shell(), { suggestionId: hidden, person: teams, wish: 'support' });
      await become(teams, slack, 'teams');
      expect((await idea(hidden)).row.supporters).toBe(1);
    });

    onceEnough(engine, () => {
      it('get their letters where they chose, and elsewhere once they have left there', async () => {
        const one = await become(slack, teams, 'teams');
        expect(addressOf(one)).toBe('teams:nadia');
        expect(addressOf(await met('slack:U1'))).toBe('teams:nadia');
        expect(addressOf(await sendLettersTo(database.db, one, 'slack'))).toBe('slack:U1');
        expect(addressOf(await sendLettersTo(database.db, one, 'elsewhere'))).toBe('slack:U1');
        const nextDay = later(2 * 24 * 60);
        gone.add('slack:U1');
        const found = await met('slack:U1', nextDay);
        expect([found.isActive, addressOf(found)]).toEqual([true, 'teams:nadia']);
        gone.add('teams:nadia');
        expect(await met('teams:nadia', later(4 * 24 * 60))).toMatchObject({ isActive: true, id: slack.id });
        expect(await met('slack:U1', later(6 * 24 * 60))).toMatchObject({ isActive: false, id: slack.id });
        gone.clear();
        const back = await met('teams:nadia', later(8 * 24 * 60));
        expect([back.isActive, addressOf(back)]).toEqual([true, 'teams:nadia']);
      });

      it('administer what each did, and are told of it as admins once, where they are', async () => {
        await become(teams, slack, 'teams');
        expect(await asking('slack:U1')).toMatchObject({ isAdmin: true });
        expect(await asking('teams:nadia')).toMatchObject({ isAdmin: false });
        const told = await admins(database.db, desk.workspace.id);
        expect(told.map(({ id }) => id)).toEqual([teams.id]);
        expect(told.map(addressOf)).toEqual(['slack:U1']);
      });

      it('are reminded once: who was reminded today on one chat was reminded', async () => {
        const where = { workspaceId_id: { workspaceId: slack.workspaceId, id: slack.id } };
        await database.db.person.update({ where, data: { remindedOn: '2026-11-09', awayUntil: later(60) } });
        expect(await become(teams, slack, 'teams')).toMatchObject({
          remindedOn: '2026-11-09',
          awayUntil: later(60),
        });
      });
    });

    it('are two again when they say so: what was theirs stays with the one that asked, and they can be linked anew', async () => {
      await propose(slack, 'Hidden on Slack', true);
      const both = await mine(slack);
      await become(teams, slack, 'slack');
      expect(await unlink(linking(), teams)).toBe(true);
      expect(await unlink(linking(), teams)).toBe(false);
      const where = { workspaceId: slack.workspaceId, act: { startsWith: 'accounts.' } };
      const noted = await database.db.auditEntry.findMany({ where, orderBy: { number: 'asc' } });
      expect(noted).toMatchObject([
        { act: 'accounts.linked', by: `person:${teams.id}`, details: '{}' },
        { act: 'accounts.unlinked', by: `person:${teams.id}`, details: '{}' },
      ]);
      expect([(await asking('slack:U1'))?.id, (await asking('teams:nadia'))?.id]).toEqual([
        slack.id,
        teams.id,
      ]);
      expect([await mine(slack), await mine(teams)]).toEqual([[], both]);
      expect(addressOf(await met('teams:nadia'))).toBe('teams:nadia');
      await become(slack, teams, 'slack');
      expect(await mine(slack)).toEqual(both);
      expect(await accountsOf(database.db, slack.workspaceId, slack.id)).toHaveLength(2);
    });

    describe('are refused', () => {
      const refused = (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'linked',
          (error: { code?: string }) => error.code,
        );

      onceEnough(engine, () => {
        it.each([
          [
            'a code that nobody was given',
            async () => whoseCode(linking(), teams, 'AAAA-AAAA'),
            'link.wrong',
          ],
          ['no code at all', async () => whoseCode(linking(), teams, ''), 'link.wrong'],
          [
            'one that is over',
            async () => whoseCode(linking(later(10)), teams, await code(slack)),
            'link.expired',
          ],
          ['one’s own', async () => whoseCode(linking(), slack, await code(slack)), 'link.own'],
          [
            'somebody’s on the same chat',
            async () => whoseCode(linking(), karim, await code(slack)),
            'link.same-chat',
          ],
        ])('%s', async (_, attempt, why) => {
          expect(await refused(attempt())).toBe(why);
          expect(await database.db.person.count({ where: { linkedTo: { not: null } } })).toBe(0);
        });
      });

      it('the code before the last, and one that was used', async () => {
        const first = await code(slack);
        const last = await code(slack);
        expect(await refused(link(linking(), teams, first, 'slack'))).toBe('link.wrong');
        const [typed, ...rest] = await Promise.all(
          [teams, await met('teams:other')].map((each) =>
            refused(link(linking(), each, last.toLowerCase(), 'slack')),
          ),
        );
        expect([typed, ...rest].filter((each) => each === 'linked')).toHaveLength(1);
      });

      onceEnough(engine, () => {
        it('who is linked already', async () => {
          await become(slack, teams, 'slack');
          const again = await asking('teams:nadia');
          if (!again) throw new Error('nobody');
          expect(await refused(code(again))).toBe('link.already');
          const other = await met('teams:other');
          expect(await refused(link(linking(), again, await code(other), 'slack'))).toBe('link.taken');
          expect(await refused(link(linking(), karim, await code(other), 'slack'))).toBe('linked');
        });
      });

      it('who would bring a role along to whoever asked for the code; theirs stays with them the other way round', async () => {
        const { workspace } = desk;
        await giveRole({ database, workspace, now, by: slack }, 'moderator', [teams]);
        expect(await refused(link(linking(), teams, await code(slack), 'slack'))).toBe('link.role');
        const one = await become(teams, slack, 'teams');
        expect([one.id, await heldBy(database.db, one)]).toEqual([teams.id, ['moderator']]);
        expect(await heldBy(database.db, slack)).toEqual([]);
        // Of two alike one is left, and it stays with the person who keeps everything.
        await unlink(linking(), one);
        await giveRole({ database, workspace, now, by: slack }, 'moderator', [slack]);
        await become(slack, teams, 'slack');
        expect(await heldBy(database.db, slack)).toEqual(['moderator']);
        expect(await database.db.givenRole.count({ where: { personId: teams.id } })).toBe(0);
      });

      onceEnough(engine, () => {
        it('after five wrong codes, until ten minutes have gone by', async () => {
          const right = await code(slack, later(9));
          for (let i = 0; i < 5; i++)
            expect(await refused(whoseCode(linking(), teams, `WRONG${i}`))).toBe('link.wrong');
          expect(await refused(whoseCode(linking(later(9)), teams, right))).toBe('link.too-many');
          expect((await whoseCode(linking(later(10)), teams, right)).id).toBe(slack.id);
        });
      });
    });

    it('stores no code, and none is read wrongly', async () => {
      const given = await code(slack);
      expect(given).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
      expect(JSON.stringify(await database.db.linkCode.findMany())).not.toContain(given);
    });
  });
});

describe('however often accounts are linked and unlinked', () => {
  it('every idea has one author, every account is one person, and nobody else’s comes along', async () => {
    const addresses = ['slack:U1', 'slack:U2', 'teams:a', 'teams:b'];
    const step = fc.record({
      asks: fc.constantFrom(...addresses),
      types: fc.constantFrom(...addresses),
      does: fc.constantFrom('link', 'link', 'unlink', 'write', 'hide'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const desk = await freshDesk('sqlite', 'en');
        const { database, keys } = desk.kit;
        const { workspace } = desk;
        const at = { database, keys, naming: desk.kit.menu.naming, workspaceId: workspace.id, now };
        const remembering = { directory, adminUsers: [], now };
        const asker = async (address: string) => {
          const person = await rememberAsker(database.db, workspace, address, remembering);
          if (!person) throw new Error('nobody');
          return person;
        };
        const first = await openTopics(database.db, workspace.id);
        const topicId = first[0]?.id ?? '';
        /** Whose each idea is, as it should be: all of a group move together. */
        const group = new Map(addresses.map((each) => [each, each]));
        const written = new Map<string, string>();
        const karim = await asker('slack:U2');
        for (const row of await database.db.suggestion.findMany())
          written.set(row.id, row.authorId === karim.id ? 'slack:U2' : 'slack:U1');
        for (const { asks, types, does } of steps) {
          const person = await asker(asks);
          if (does === 'unlink') {
            await unlink(at, person);
            const main = group.get(asks);
            for (const [each, of] of group) if (of === main) group.set(each, each);
          } else if (does === 'link') {
            try {
              await link(at, await asker(types), await askForCode(at, person), 'teams');
            } catch {
              continue;
            }
            const [into, from] = [group.get(asks) ?? '', group.get(types) ?? ''];
            for (const [each, of] of group) if (of === from) group.set(each, into);
            for (const [id, of] of written) if (of === from) written.set(id, into);
          } else {
            const idea = { title: 'T', details: '', topicId, link: null, formKey: newId() };
            const by = { author: person, anonymous: does === 'hide' };
            const { row } = await submitSuggestion({ database, keys, workspace, now }, { ...idea, ...by });
            written.set(row.id, group.get(asks) ?? '');
          }
        }
        for (const address of addresses) {
          const person = await asker(address);
          const listed = await writtenBy(database.db, keys, workspace.id, person, { skip: 0, take: 100 });
          const own = [...written].filter(([, of]) => of === group.get(address)).map(([id]) => id);
          expect(listed.suggestions.map(({ row }) => row.id).toSorted()).toEqual(own.toSorted());
          expect((await personAt(database.db, workspace.id, address))?.id).toBe(person.id);
        }
        const chats = new Set([...group.values()].map((main) => main));
        expect(await database.db.person.count({ where: { linkedTo: null } })).toBe(chats.size);
      }),
      { numRuns: 15 },
    );
  });
});

/** The tables in which an id stands, in any column. */
async function naming({ db }: Database, id: string): Promise<string[]> {
  const tables = Object.keys(db).filter((each) => /^[a-z]/.test(each) && each !== 'constructor');
  const found: string[] = [];
  for (const table of tables) {
    const name = table.charAt(0).toUpperCase() + table.slice(1);
    const rows = await db.$queryRawUnsafe(`SELECT * FROM "${name}"`);
    const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    if (text.includes(id)) found.push(name);
  }
  return found.toSorted();
}
