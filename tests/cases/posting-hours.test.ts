import { beforeEach, describe, expect, it } from 'vitest';
import { actOnCase } from '../../src/cases/act.ts';
import { contentFrom } from '../../src/delivery/ledger.ts';
import { plainText } from '../../src/messages/plain.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { type Company, makeCompany } from './on-file.ts';

const saturdayNight = new Date('2026-11-28T21:36:00Z');
const mondayAtNine = new Date('2026-11-30T08:00:00Z');

onEachEngine((engine) => {
  let company: Company;
  beforeEach(async () => {
    company = await makeCompany(await freshDatabase(engine));
  });
  const rows = (kind: string) =>
    company.database.db.delivery.findMany({
      where: { workspaceId: 'acme', kind },
      orderBy: { queuedAt: 'asc' },
    });

  describe('a case that is opened on a Saturday at 22:36', () => {
    it('is posted as Monday’s hours open, as it then stands', async () => {
      await company.rule();
      await company.answer(saturdayNight, { verbatim: 'The parcel never came', customer: 'c' });
      const [card] = await rows('case.card');
      expect(card?.notBefore).toEqual(mondayAtNine);
      const { database, workspace, nadia: actor } = company;
      const [opened] = await company.cases();
      const doing = { caseId: opened?.id ?? '', actor, act: 'take', text: '' } as const;
      await actOnCase({ database, workspace, now: saturdayNight }, doing);
      const [redrawn] = await rows('case.card');
      expect(redrawn && plainText(contentFrom(redrawn).message, 'en')).toContain('Nadia Benali');
      expect(await rows('case.card-redrawn')).toEqual([]);
      expect(await database.db.quotation.count({ where: { deliveryId: card?.id ?? '' } })).toBe(1);
    });

    it('is posted at once where its rule says so', async () => {
      await company.rule({ postingHours: { kind: 'always' } });
      await company.answer(saturdayNight, { verbatim: 'The parcel never came' });
      expect((await rows('case.card'))[0]?.notBefore).toEqual(saturdayNight);
    });
  });
});
