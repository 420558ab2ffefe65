// What admins see of the sources, and when they are told that one has fallen silent.
import { describe, expect, it } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import { pausePull, resumePull, savePull } from '../../src/feedback/pulling/account.ts';
import { COMMUNITY } from '../../src/feedback/sources/elicited.ts';
import { addSource, noteHeard, type Source, sourceForImport } from '../../src/feedback/sources/source.ts';
import { noteRefused } from '../../src/feedback/sources/webhook.ts';
import { hushSource, sources, unwellSourceBlocks, wellSourceBlocks } from '../../src/handlers/sources.ts';
import { plainText } from '../../src/messages/plain.ts';
import { tellSilences } from '../../src/silences/silences.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { openDesk } from './desk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Thursday, ten o'clock in Paris. */
const MADE = Date.parse('2026-11-12T09:00:00Z');
const at = (ms: number) => new Date(MADE + ms);

onAnyEngine((engine) => {
  describe('sources, for admins', () => {
    async function company() {
      const database = await freshDatabase(engine);
      const desk = await openDesk(database, 'fr');
      await database.db.source.deleteMany({ where: { feedback: { none: {} } } });
      await database.db.source.updateMany({ data: { quietAfterDays: null } });
      const workspaceId = desk.workspace.id;
      const named = async (name: string): Promise<Source> =>
        (await addSource(database, workspaceId, { name, heat: 'hot', now: at(0) })).source;
      const tell = (ms: number) => tellSilences(database, desk.workspace, at(ms));
      const letters = async () => {
        const rows = await database.db.delivery.findMany({
          where: { workspaceId, kind: 'source.quiet' },
          orderBy: { queuedAt: 'asc' },
        });
        return rows.map((row) => ({ ...row, ...contentFrom(row) }));
      };
      const shown = async (ms: number) => {
        const request = desk.ask({ at: at(ms) });
        const blocks = [...(await unwellSourceBlocks(request)), ...(await wellSourceBlocks(request))];
        return plainText({ summary: '', blocks }, 'fr');
      };
      return { database, desk, named, tell, letters, shown };
    }

    it('say in the home what is refused first, then what is silent, each with what to do', async () => {
      const { database, named, shown } = await company();
      const [fine, quiet, wrong] = [await named('Appels'), await named('Boutique'), await named('Typeform')];
      await noteHeard(database.db, quiet, at(0));
      await noteHeard(database.db, fine, at(10 * DAY - 2 * HOUR));
      await noteHeard(database.db, wrong, at(10 * DAY - DAY));
      const refusal = { code: 'signature.wrong', now: at(10 * DAY - HOUR) };
      for (let i = 0; i < 3; i++) await noteRefused(database.db, wrong, refusal);
      const text = await shown(10 * DAY);
      const order = [
        'Typeform\u00a0: dernière réponse il y a 1\u00a0j\u202f; 3 envois refusés depuis',
        'Recopiez le secret de signature',
        'Boutique\u00a0: rien depuis 10 jours',
        'Vérifiez dans l’outil',
        'Ce silence est normal',
        'Appels\u00a0: dernière réponse il y a 2\u00a0h',
      ].map((part) => text.indexOf(part));
      expect(order).not.toContain(-1);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      await noteHeard(database.db, wrong, at(10 * DAY));
      expect(await shown(10 * DAY)).toContain('Typeform\u00a0: dernière réponse à l’instant');
    });

    it('are not what customers answer to our questions: that stands with each question', async () => {
      const { database, desk, shown } = await company();
      const elicited = { name: COMMUNITY, heat: 'cold', now: at(0) } as const;
      await sourceForImport(database, desk.workspace.id, elicited);
      expect(await shown(0)).not.toContain(COMMUNITY);
    });

    it('that are fetched are told of in their own words, and not while an admin has paused them', async () => {
      const { database, desk, tell, letters } = await company();
      const workspaceId = desk.workspace.id;
      const doer = { by: 'command-line', now: at(0) } as const;
      const wanted = { vendor: 'typeform', heat: null, since: null, mapping: null, touchpoint: null };
      const pulled = async (name: string) => {
        const its = { ...wanted, name, account: { of: 'f1' }, secret: 'tfp' };
        const { source } = await savePull(database, { keys: desk.kit.keys, workspaceId }, its, doer);
        return source;
      };
      const [paused, still, denied] = [
        await pulled('Arrêtée'),
        await pulled('Calme'),
        await pulled('Refusée'),
      ];
      await pausePull(database, workspaceId, paused.id, doer);
      await database.db.source.update({
        where: { workspaceId_id: { workspaceId, id: denied.id } },
        data: { errorCount: 2, lastError: 'fetch.denied', lastErrorAt: at(11 * DAY - HOUR) },
      });
      await tell(11 * DAY);
      const [letter, ...more] = await letters();
      expect(more).toEqual([]);
      const text = plainText(letter?.message ?? { summary: '', blocks: [] }, 'fr');
      expect(text).not.toContain(paused.name);
      expect(text).toContain(`«\u00a0${still.name}\u00a0»`);
      expect(text).toContain('Elle est relevée toutes les heures, sans rien de nouveau.');
      expect(text).toContain(
        '2 relevés en échec depuis, le dernier il y a 1\u00a0h\u00a0: l’outil refuse la clé',
      );
      expect(text).toContain('Créez une nouvelle clé dans l’outil');
      expect(text).not.toContain('webhook est toujours actif');
      // Gone on with, it is told as any other.
      await resumePull(database, workspaceId, paused.id, { ...doer, now: at(11 * DAY) });
      await tell(11 * DAY);
      expect(await letters()).toHaveLength(2);
    });

    it('are told of once for each silence, in working hours, by a direct message', async () => {
      const { database, desk, named, tell, letters } = await company();
      const source = await named('Typeform');
      await tell(7 * DAY - HOUR);
      // Thursday evening, and a Saturday.
      await tell(7 * DAY + 12 * HOUR);
      await tell(9 * DAY);
      expect(await letters()).toEqual([]);
      await tell(11 * DAY);
      await tell(11 * DAY);
      await tell(12 * DAY);
      const [letter, ...more] = await letters();
      expect(more).toEqual([]);
      expect(letter).toMatchObject({ address: 'slack:U1', state: 'pending' });
      expect(letter?.message.summary).toBe('Rien n’est arrivé de «\u00a0Typeform\u00a0» depuis 11 jours.');
      expect(plainText(letter?.message ?? { summary: '', blocks: [] }, 'fr')).toContain(
        '--quiet-after never',
      );
      await noteHeard(database.db, source, at(13 * DAY));
      await tell(14 * DAY);
      expect(await letters()).toHaveLength(1);
      await tell(20 * DAY);
      expect(await letters()).toHaveLength(2);
      expect(desk.admin.externalId).toBe('U1');
    });

    it('are told of together, and not while no admin is here', async () => {
      const { database, desk, named, tell, letters } = await company();
      for (const name of ['A', 'B']) await named(name);
      const key = { workspaceId_id: { workspaceId: desk.workspace.id, id: desk.admin.id } };
      await database.db.person.update({ where: key, data: { awayUntil: at(12 * DAY) } });
      await tell(11 * DAY);
      expect(await letters()).toEqual([]);
      await tell(12 * DAY);
      expect((await letters()).map(({ message }) => message.summary)).toEqual([
        'Rien n’est arrivé de «\u00a0A\u00a0» depuis 12 jours. Rien n’est arrivé de «\u00a0B\u00a0» depuis 12 jours.',
      ]);
      const [letter] = await letters();
      const said = plainText(letter?.message ?? { summary: '', blocks: [] }, 'fr');
      expect(said.split('Vérifiez dans l’outil')).toHaveLength(2);
      expect(said.split('Ce silence est normal]')).toHaveLength(3);
    });

    it('are no longer told of once an admin says that silence is normal', async () => {
      const { desk, named, tell, letters } = await company();
      const { id: subject } = await named('Typeform');
      const reply = await hushSource(desk.ask({ subject }));
      expect(reply).toMatchObject({ message: { summary: expect.stringMatching(/^C’est noté/) } });
      await tell(11 * DAY);
      expect(await letters()).toEqual([]);
      const gone = await hushSource(desk.ask({ subject: 'nowhere' }));
      expect(gone).toMatchObject({ message: { summary: 'Cette source n’existe plus.' } });
    });

    it('say how one that is fetched stands, which is paused and gone on with where it is shown', async () => {
      const { database, desk, named, shown } = await company();
      const { id } = await named('Typeform');
      const workspaceId = desk.workspace.id;
      const account = { of: 'form', at: null, user: null, keyId: null, region: 'us' };
      const row = { workspaceId, sourceId: id, vendor: 'typeform', account, sealedSecret: '' };
      await database.db.sourcePull.create({ data: { ...row, since: at(-DAY), nextAt: at(0) } });
      expect(await shown(0)).toContain(
        'Typeform\u00a0: encore rien reçu\u202f; premier relevé dans la minute',
      );
      const data = { endedAt: at(0), upTo: at(0), brought: 3 };
      await database.db.sourcePull.updateMany({ data });
      expect(await shown(12 * 60_000)).toMatch(/relevée il y a 12\smin\s: 3 réponses de plus ou modifiées/);
      const press = async (name: 'source.pause' | 'source.resume') => {
        const reply = await sources.asks?.[name]?.run(desk.ask({ subject: id, at: at(0) }));
        if (reply?.kind !== 'say') throw new Error('it says how it stands');
        return plainText(reply.message, 'fr');
      };
      expect(await press('source.pause')).toContain('relevé suspendu à l’instant');
      expect(await shown(0)).toContain('Reprendre le relevé');
      expect(await press('source.resume')).toContain('3 réponses de plus ou modifiées');
      expect(await shown(0)).toContain('Suspendre le relevé');
    });
  });
});
