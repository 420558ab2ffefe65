import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { openAddress } from '../../src/delivery/ledger.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addressOf, type Person } from '../../src/people/person.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { keepAndRemind } from '../harness/promises.ts';

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    const made = await openCompanyDesk(database, 'en');
    const { workspaceId, id } = made.ines;
    const where = { workspaceId_id: { workspaceId, id } };
    const ines = await database.db.person.update({ where, data: { timeZone: 'Europe/Paris' } });
    desk = { ...made, ines };
  });

  const shell = async (at: Date) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now: at,
  });
  const propose = async (sponsor: Person | null, anonymous = false) => {
    const draft = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: 2, sponsorId: sponsor?.id ?? null };
    await transact(database, (tx) =>
      saveTopic(tx, desk.workspaceId, { ...draft, ownerIds: [desk.ines.id] }, null, somebody),
    );
    const topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
    await submitSuggestion(await shell(now), {
      ...{ author: desk.karim, title: 'Number the lines', details: '', topicId, anonymous, link: null },
      formKey: 'form',
    });
    await database.db.delivery.deleteMany();
  };
  /** Each morning and afternoon of three weeks. */
  const threeWeeks = async () => {
    for (let half = 1; half <= 42; half++) {
      const at = new Date(now.getTime() + half * 12 * 3_600_000);
      await keepAndRemind(await shell(at), async (person) => person);
      await keepAndRemind(await shell(new Date(at.getTime() + 3_600_000)), async (person) => person);
    }
  };
  const letters = async (person: Person, kind: string) => {
    const rows = await database.db.delivery.findMany({ where: { kind }, orderBy: { queuedAt: 'asc' } });
    return rows
      .filter(({ address }) => openAddress(desk.kit.keys, address) === addressOf(person))
      .map((row) => plainText(contentFrom(row, desk.kit.keys).message, 'en'));
  };

  describe('an idea that nobody answers', () => {
    it('is told to the admins at the sponsor’s step where the topic has no sponsor', async () => {
      await propose(null);
      await threeWeeks();
      const told = await letters(desk.nadia, 'reminder.daily');
      expect(told.length).toBeGreaterThan(1);
      expect(told[0]).toContain('with Inès Roux');
    });

    it('is told to the admins where the sponsor proposed it', async () => {
      await propose(desk.karim);
      await threeWeeks();
      expect(await letters(desk.karim, 'reminder.daily')).toEqual([]);
      expect((await letters(desk.nadia, 'reminder.daily')).length).toBeGreaterThan(1);
    });

    it.each([false, true])(
      'says so to its author once, with who is asked now and who is next; unnamed: %s',
      async (anonymous) => {
        await propose(null, anonymous);
        await threeWeeks();
        const told = await letters(desk.karim, 'suggestion.late');
        expect(told).toHaveLength(1);
        expect(told[0]).toContain('was due on Wednesday 11 November, and has not come.');
        expect(told[0]).toContain('Asked again now: Inès Roux.');
        expect(told[0]).toContain('Without an answer, the admins will be asked on Monday 16 November.');
      },
    );
  });
});
