import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { placeKey } from '../../src/delivery/ledger.ts';
import { answerForms } from '../../src/handlers/suggestions/answer.ts';
import { heard } from '../../src/handlers/suggestions/heard.ts';
import { suggestForm } from '../../src/handlers/suggestions/suggest.ts';
import type { FormValues } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Person } from '../../src/people/person.ts';
import { addressOf } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { defaultTopic, openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { letterTime, whereIs } from '../../src/workspace/posting.ts';
import { somebody } from '../audit/somebody.ts';
import { type CompanyDesk, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const saturdayNight = new Date('2026-11-28T21:36:00Z');
const mondayAtNine = new Date('2026-11-30T08:00:00Z');

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let topicId: string;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'fr');
    const draft = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, channel: 'slack:C9' };
    await transact(database, (tx) =>
      saveTopic(tx, desk.workspaceId, { ...draft, ownerIds: [desk.nadia.id] }, null, somebody),
    );
    topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
  });
  const shell = async (now: Date) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now,
  });
  const propose = async (now: Date) =>
    submitSuggestion(await shell(now), {
      ...{
        author: desk.karim,
        title: 'Number the lines',
        details: '',
        topicId,
        anonymous: false,
        link: null,
      },
      formKey: `form ${now.getTime()}`,
    });
  const comes = async (address: string, kind: string) =>
    (await database.db.delivery.findMany({ where: { address, kind } })).map(({ notBefore }) => notBefore);
  const move = (person: Person, data: { timeZone?: string; country?: string }) =>
    database.db.person.update({
      where: { workspaceId_id: { workspaceId: desk.workspaceId, id: person.id } },
      data,
    });

  describe('an idea that is proposed on a Saturday at 22:36', () => {
    it('reaches its owner and its channel as Monday’s hours open; its author is answered at once', async () => {
      await propose(saturdayNight);
      expect(await comes(addressOf(desk.nadia), 'suggestion.card')).toEqual([mondayAtNine]);
      expect(await comes('slack:C9', 'suggestion.card')).toEqual([mondayAtNine]);
      expect(await comes(addressOf(desk.karim), 'suggestion.receipt')).toEqual([saturdayNight]);
    });

    const receiptOf = async () => {
      const [row] = await database.db.delivery.findMany({
        where: {
          address: addressOf(desk.karim),
          kind: { in: ['suggestion.receipt', 'suggestion.reassigned'] },
        },
        orderBy: { queuedAt: 'desc' },
      });
      return row ? plainText(contentFrom(row, desk.kit.keys).message, 'fr') : '';
    };
    const MONDAY = 'lundi 30 novembre à 9\u00a0h';
    const form = (name: string) => {
      const found = [suggestForm, ...answerForms].find((each) => each.name === name);
      if (!found) throw new Error(`no form ${name}`);
      return found;
    };
    const lineOf = async (
      name: string,
      values: FormValues,
      asker: Person,
      subject?: string,
      at = saturdayNight,
    ) => {
      const state = { key: `${name} ${at.getTime()}`, ...(subject ? { subject, version: 0 } : {}) };
      const reply = await form(name).submit(await desk.ask({ asker, at }), state, values);
      if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
      return typeof reply.told === 'string' ? reply.told : plainText(reply.told, 'fr');
    };

    it('and goes to somebody else on Sunday, reaches that one alone: nobody reads of what was never theirs', async () => {
      const { row } = await propose(saturdayNight);
      const sunday = new Date('2026-11-29T10:00:00Z');
      const give = { act: 'reassign', text: 'Elle saura mieux', to: desk.ines } as const;
      const admin = { ...desk.karim, isAdmin: true };
      const wrote = { act: 'write-back', text: 'Il y a aussi les avoirs' } as const;
      await act(await shell(sunday), { suggestionId: row.id, actor: desk.karim, ...wrote });
      await act(await shell(sunday), { suggestionId: row.id, actor: admin, ...give });
      const waiting = await database.db.delivery.findMany({
        where: { state: 'pending', address: addressOf(desk.nadia) },
      });
      expect(waiting).toEqual([]);
      expect(await comes(addressOf(desk.ines), 'suggestion.card')).toHaveLength(1);
      const written = await database.db.delivery.findMany({ where: { kind: 'suggestion.wrote-back' } });
      expect(written).toMatchObject([{ state: 'pending', address: addressOf(desk.ines) }]);
      expect(await database.db.delivery.count({ where: { kind: 'suggestion.handed-on' } })).toBe(0);
      expect(await database.db.delivery.count({ where: { address: 'slack:C9', state: 'pending' } })).toBe(1);
    });

    it('and that nobody answers for is no admin’s any more on Monday once somebody took it on Sunday', async () => {
      await transact(database, (tx) => defaultTopic(tx, desk.workspaceId));
      topicId = (await database.db.topic.findFirstOrThrow({ where: { isDefault: true } })).id;
      const { row } = await propose(saturdayNight);
      const waiting = () =>
        database.db.delivery.count({ where: { kind: 'suggestion.nobody', state: 'pending' } });
      expect(await waiting()).toBe(1);
      const sunday = new Date('2026-11-29T10:00:00Z');
      const give = { act: 'reassign', text: 'Elle saura mieux', to: desk.ines } as const;
      await act(await shell(sunday), { suggestionId: row.id, actor: desk.nadia, ...give });
      expect(await waiting()).toBe(0);
    });

    it('will be with its owner on Monday at 9, as receipt and form say: it went to nobody yet', async () => {
      const values = { title: 'Number the lines', details: '', topic: topicId };
      expect(await lineOf('suggest', values, desk.karim)).toContain(`sera chez Nadia Benali le ${MONDAY}`);
      const receipt = await receiptOf();
      expect(receipt).toContain(`elle sera chez Nadia Benali (Facturation) le ${MONDAY}`);
      expect(receipt).not.toContain('transmise à');
      const other = { ...values, title: 'Un banc', anonymous: true };
      const unnamed = await lineOf(
        'suggest',
        other,
        desk.karim,
        undefined,
        new Date(saturdayNight.getTime() + 1),
      );
      expect(unnamed).toContain(`elle sera chez Nadia Benali (Facturation) le ${MONDAY}`);
      // In their hours, it is with them.
      const inHours = new Date(mondayAtNine.getTime() + 60_000);
      const now = await lineOf('suggest', { ...values, title: 'Un vase' }, desk.karim, undefined, inHours);
      expect(now).toContain('est chez Nadia Benali.');
      expect(await receiptOf()).toContain('transmise à Nadia Benali');
    });

    it('will be with the admins on Monday where nobody answers for its topic', async () => {
      await database.db.topicOwner.deleteMany();
      await propose(saturdayNight);
      expect(await receiptOf()).toContain(`les admins seront prévenus le ${MONDAY}`);
      const elsewhere = { title: 'Un banc', details: '', topic: topicId };
      const at = new Date(saturdayNight.getTime() + 1);
      expect(await lineOf('suggest', elsewhere, desk.karim, undefined, at)).toContain(
        `sera chez les admins le ${MONDAY}`,
      );
    });

    it('will be in the hours of whom it is handed to, and whom its author writes to, as all forms say', async () => {
      // Nine on Monday in Auckland, as it is read in Paris.
      const INES = 'dimanche 29 novembre à 21\u00a0h';
      const { row } = await propose(saturdayNight);
      const later = new Date(saturdayNight.getTime() + 60_000);
      const handed = {
        to: ['slack:U3'],
        words: 'Elle connaît les factures',
        text: 'Elle connaît les factures',
      };
      expect(await lineOf('suggestion.reassign', handed, desk.nadia, row.id, later)).toContain(
        `sera chez Inès Roux le ${INES}`,
      );
      expect(await receiptOf()).toContain(`sera chez Inès Roux le ${INES}`);
      const said = { text: 'Il y a aussi les avoirs' };
      expect(await lineOf('suggestion.write-back', said, desk.karim, row.id, later)).toContain(
        `sera chez Inès Roux le ${INES}`,
      );
    });

    it('will be on Monday with its owner what its author writes in the thread of the receipt', async () => {
      await propose(saturdayNight);
      const under = { channel: 'D2', id: '1.1' };
      const { keys } = desk.kit;
      await database.db.delivery.updateMany({
        where: { kind: 'suggestion.receipt' },
        data: { state: 'sent', remote: JSON.stringify(under), place: placeKey(keys, 'slack', under) },
      });
      const reply = await heard(await desk.ask({ asker: desk.karim, at: saturdayNight }), {
        ...{ change: 'written', text: 'Il y a aussi les avoirs', files: [], isAddressed: true },
        ...{ message: { channel: 'D2', id: '1.2' }, under },
      });
      expect(reply.kind === 'say' && plainText(reply.message, 'fr')).toBe(
        `✓ Ce sera chez Nadia Benali le ${MONDAY}.`,
      );
      expect(await comes(addressOf(desk.nadia), 'suggestion.wrote-back')).toEqual([mondayAtNine]);
    });

    it('answered at that hour, tells its author at once and its followers on Monday', async () => {
      const { row } = await propose(saturdayNight);
      const ines = await move(desk.ines, { timeZone: 'Europe/Paris' });
      await setFollowing(await shell(saturdayNight), { suggestionId: row.id, person: ines, wish: 'follow' });
      const doing = {
        suggestionId: row.id,
        actor: desk.nadia,
        act: 'decline',
        text: 'It costs too much',
      } as const;
      await act(await shell(saturdayNight), doing);
      expect(await comes(addressOf(desk.karim), 'suggestion.declined')).toEqual([saturdayNight]);
      expect(await comes(addressOf(ines), 'suggestion.followed')).toEqual([mondayAtNine]);
    });
  });

  describe('an owner in London', () => {
    const armistice = new Date('2026-11-11T10:00:00Z');

    it('has no French holidays: neither for letters nor for the reply clock', async () => {
      await propose(armistice);
      const [french] = await database.db.suggestion.findMany();
      expect(await comes(addressOf(desk.nadia), 'suggestion.card')).toEqual([
        new Date('2026-11-12T08:00:00Z'),
      ]);
      await database.db.delivery.deleteMany();
      await move(desk.nadia, { timeZone: 'Europe/London' });
      await propose(new Date(armistice.getTime() + 1));
      expect(await comes(addressOf(desk.nadia), 'suggestion.card')).toEqual([
        new Date(armistice.getTime() + 1),
      ]);
      const english = await database.db.suggestion.findFirst({ orderBy: { number: 'desc' } });
      expect([french?.dueAt.toISOString(), english?.dueAt.toISOString()]).toEqual([
        '2026-11-18T17:00:00.000Z',
        '2026-11-18T18:00:00.000Z',
      ]);
    });

    it('has those of the country that they chose', async () => {
      const chosen = await move(desk.nadia, { timeZone: 'Europe/London', country: 'FR' });
      const workspace = await desk.workspace();
      expect(whereIs(workspace, chosen)).toEqual({ country: 'FR', region: null });
      expect(letterTime(workspace, chosen, armistice)).toEqual(new Date('2026-11-12T09:00:00Z'));
    });

    it('shares the company’s country with all who share its time zone', async () => {
      const workspace = { ...(await desk.workspace()), country: 'LU', region: null };
      const here = { timeZone: workspace.timeZone, country: null, region: null };
      expect(whereIs(workspace, here)).toEqual({ country: 'LU', region: null });
      expect(whereIs(workspace, { ...here, timeZone: 'Europe/London' })).toEqual({
        country: 'GB',
        region: 'ENG',
      });
      expect(whereIs(workspace, { ...here, timeZone: 'UTC' })).toEqual({ country: 'LU', region: null });
    });
  });
});
