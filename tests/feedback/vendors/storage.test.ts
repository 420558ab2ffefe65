import { expect, test } from 'vitest';
import { instantReader } from '../../../src/feedback/dates/instant.ts';
import { parseItem } from '../../../src/feedback/item.ts';
import { sourceForImport } from '../../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../../src/feedback/store.ts';
import { parseBody } from '../../../src/feedback/vendors/payload.ts';
import { keysFrom } from '../../../src/keys.ts';
import { onlyWorkspace } from '../../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { appStoreBody, bytes, named, now, playBody, signed, surveymonkeyResponse } from './samples.ts';

const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const rules = { instantOf: instantReader('Europe/Paris', 'dmy'), dateOrder: 'dmy', now } as const;
const bodies = [
  ...signed
    .filter(({ vendor }) => vendor.name !== 'surveymonkey')
    .map(({ vendor, body }) => ({ vendor, body })),
  { vendor: named('surveymonkey'), body: surveymonkeyResponse },
  { vendor: named('google-play'), body: playBody },
  { vendor: named('app-store'), body: appStoreBody },
];

onAnyEngine((engine) => {
  test('each vendor’s answer that comes twice is stored once, without anything personal in clear', async () => {
    const database = await freshDatabase(engine);
    const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
    if (!workspace) throw new Error('one workspace was expected');
    for (const { vendor, body } of bodies) {
      const source = await sourceForImport(database, workspace.id, { name: vendor.name, heat: 'hot', now });
      const deliver = async () => {
        const parsed = parseBody(bytes(body));
        const read = parsed.ok ? vendor.read(parsed.value, {}) : parsed;
        if (!read.ok) throw new Error(read.reason.code);
        const items = read.items
          .map((item) => parseItem(item, rules))
          .flatMap((each) => (each.ok ? [each.value] : []));
        expect(items.length).toBe(read.items.length);
        return storeFeedback(database, workspace.id, source, items, {
          keys,
          keepOriginals: false,
          now,
          country: 'FR',
        });
      };
      const first = await deliver();
      expect(first.imported).toBe(1);
      expect(await deliver()).toEqual({ imported: 0, duplicates: first.imported });
    }
    const rows = await database.db.feedback.findMany();
    expect(rows).toHaveLength(bodies.length);
    expect(JSON.stringify(rows)).not.toMatch(
      /CLIENT-REF-4242|charlie|Gravis|Hobanwash|Durand|zoe75duverger|20978392/i,
    );
  });
});
