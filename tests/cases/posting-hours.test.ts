import { beforeEach, describe, expect, it } from 'vitest';
import { actOnCase } from '../../src/cases/act.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addressOf, type Person } from '../../src/people/person.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type Company, makeCompany } from './on-file.ts';

const saturdayNight = new Date('2026-11-28T21:36:00Z');
const mondayAtNine = new Date('2026-11-30T08:00:00Z');

onAnyEngine((engine) => {
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

    it('and goes from one to another before Monday, reaches the other alone', async () => {
      await company.rule();
      await company.answer(saturdayNight, { verbatim: 'The parcel never came', customer: 'c' });
      const { database, workspace, nadia, karim } = company;
      const ines = await database.db.person.create({ data: { ...karim, id: 'ines', externalId: 'Uines' } });
      const [opened] = await company.cases();
      const does = (actor: Person, act: 'take' | 'hand-over', to?: Person) =>
        actOnCase(
          { database, workspace, now: saturdayNight },
          { caseId: opened?.id ?? '', actor, act, text: '', ...(to ? { to } : {}) },
        );
      await does(nadia, 'take');
      await does(nadia, 'hand-over', karim);
      const waits = async () =>
        (await rows('case.card')).filter(({ state }) => state === 'pending').map(({ address }) => address);
      expect(await waits()).toContain(addressOf(karim));
      await does(nadia, 'hand-over', ines);
      expect(await waits()).toContain(addressOf(ines));
      expect(await waits()).not.toContain(addressOf(karim));
      expect(await rows('case.moved')).toEqual([]);
    });

    it('is posted at once where its rule says so', async () => {
      await company.rule({ postingHours: { kind: 'always' } });
      await company.answer(saturdayNight, { verbatim: 'The parcel never came' });
      expect((await rows('case.card'))[0]?.notBefore).toEqual(saturdayNight);
    });
  });
});
