// What customers say where a theme comes up: parcels on the pavement.
import type { Database } from '../../src/database/client.ts';
import { leading } from '../../src/feedback/scores.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';

const DAY = 86_400_000;

/** Eight ordinary weeks, then one in which twelve customers speak of parcels on the pavement; one of them is unhappy. */
export async function parcelsOnThePavement(
  database: Database,
  workspaceId: string,
  now: Date,
): Promise<void> {
  const usual = ['La livraison est rapide', 'Le site est lent', 'Mon conseiller était très aimable'];
  const item = (id: string, verbatim: string, score: number, at: number) => ({
    externalId: id,
    customer: `customer of ${id}`,
    ...leading('nps', score, verbatim),
    touchpoint: 'delivery',
    heat: null,
    answeredAt: new Date(at),
    names: [],
    segments: {},
  });
  const items = [
    ...Array.from({ length: 9 * 24 }, (_, i) =>
      item(`usual-${i}`, usual[i % 3] ?? '', 9, now.getTime() - Math.floor(i / 24) * 7 * DAY - DAY),
    ),
    ...Array.from({ length: 12 }, (_, i) =>
      item(
        `new-${i}`,
        `Colis posé sur le trottoir, client numéro ${i}`,
        i === 0 ? 1 : 4,
        now.getTime() - (i + 1) * 60_000,
      ),
    ),
  ];
  const source = await sourceForImport(database, workspaceId, { name: 'survey', heat: 'hot', now });
  const settings = { keys: keysFrom([newSecret()]), keepOriginals: false, now };
  await storeFeedback(database, workspaceId, source, items, settings);
}
