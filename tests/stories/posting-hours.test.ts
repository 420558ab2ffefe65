// When moderators, and whoever is asked for their name, hear of a best failure; and what its teller is told of that.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { tellForm } from '../../src/handlers/stories/tell.ts';
import { plainText } from '../../src/messages/plain.ts';
import { editStory, tellStory } from '../../src/stories/tell.ts';
import { type CompanyDesk, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const saturdayNight = new Date('2026-11-28T21:36:00Z');
const mondayAtNine = new Date('2026-11-30T08:00:00Z');
const text = {
  ...{ title: 'Un colis', wentWrong: 'Il est resté dehors', weDid: 'Nous l’avons séché' },
  ...{ customerSaid: '', learned: '' },
};

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'fr');
  });
  const shell = async (now: Date) => ({ database, workspace: await desk.workspace(), now });
  const tell = async (now: Date) =>
    tellStory(await shell(now), {
      teller: desk.karim,
      text,
      credited: desk.nadia,
      formKey: `${now.getTime()}`,
    });
  const sent = (kind: string) => database.db.delivery.findMany({ where: { kind } });
  const times = async (kind: string) => (await sent(kind)).map(({ notBefore }) => notBefore);

  describe('a best failure told on a Saturday at 22:36', () => {
    it.each([
      ['the admins', null],
      ['the channel of the moderators', 'slack:C1'],
    ])('waits for Monday’s hours of %s, and its teller reads that', async (_, storiesChannel) => {
      await database.db.workspace.updateMany({ data: { storiesChannel } });
      await tell(saturdayNight);
      expect(await times('story.card')).toEqual([mondayAtNine]);
      expect(await times('story.credit')).toEqual([mondayAtNine]);
      const [receipt] = await sent('story.receipt');
      if (!receipt) throw new Error('no receipt');
      expect(receipt.notBefore).toEqual(saturdayNight);
      const said = plainText(contentFrom(receipt).message, 'fr');
      expect(said).toContain('sera chez les modérateurs le lundi 30 novembre à 9\u00a0h');
      const values = { ...text, weDid: 'Nous l’avons remplacé' };
      const reply = await tellForm.submit(
        await desk.ask({ asker: desk.karim, at: saturdayNight }),
        { key: 'k' },
        values,
      );
      expect(reply).toMatchObject({
        told: expect.stringContaining('sera, le lundi 30 novembre à 9\u00a0h, chez'),
      });
    });

    it('is read on Monday as it then stands, in one card', async () => {
      const { row } = await tell(saturdayNight);
      const edit = {
        id: row.id,
        version: row.version,
        by: desk.karim,
        text: { ...text, title: 'Deux colis' },
      };
      await editStory(await shell(new Date(saturdayNight.getTime() + 60_000)), edit);
      expect(await sent('story.card-redrawn')).toEqual([]);
      const cards = await sent('story.card');
      expect(cards.map((card) => plainText(contentFrom(card).message, 'fr').includes('Deux colis'))).toEqual([
        true,
      ]);
    });

    it('is with the moderators at once in their hours', async () => {
      const at = new Date(mondayAtNine.getTime() + 60_000);
      await tell(at);
      expect(await times('story.card')).toEqual([at]);
      const [receipt] = await sent('story.receipt');
      expect(receipt && plainText(contentFrom(receipt).message, 'fr')).toContain('est chez les modérateurs');
    });
  });
});
