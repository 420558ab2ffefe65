// The demo's source that is fetched: from its own server, over HTTP, as any other; and once more where the demo is started again.
import { expect, it } from 'vitest';
import { onlineReviews } from '../../src/demo/company/fetched.ts';
import { fetchFromDemo, startDemoVendor } from '../../src/demo/vendor.ts';
import { correctQuotes } from '../../src/erasure/correct.ts';
import { pullSome, takeDue } from '../../src/feedback/pulling/pull.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  it('brings the sample company what stands there, once, and goes on where its server is now', async () => {
    const database = await freshDatabase(engine);
    const keys = keysFrom([newSecret()]);
    const workspaceId = 'maison-lune';
    await addCompany(database.db, workspaceId);
    for (const now of [new Date('2026-11-24T15:30:00Z'), new Date('2026-11-25T09:00:00Z')]) {
      const vendor = await startDemoVendor(now);
      await fetchFromDemo(database, { keys, workspaceId }, vendor, now);
      const parts = {
        ...{ database, workspaceId, keys, keepOriginals: false, clock: { now: () => now } },
        ...{ fetch: boundedFetch(fetch), answersCame: () => undefined, replaces: correctQuotes },
        takeOut: () => Promise.reject(new Error('nothing was deleted')),
        log: { error: (...said: unknown[]) => expect(said).toEqual([]), info: () => undefined },
      };
      const row = await takeDue(parts);
      if (row === null) throw new Error('it is due');
      await pullSome(parts, row, new AbortController().signal);
      const source = await database.db.source.findFirstOrThrow({ where: { workspaceId } });
      expect(source).toMatchObject({ name: 'Avis en ligne', errorCount: 0 });
      const stored = await database.db.feedback.findMany({ orderBy: { answeredAt: 'asc' } });
      const said = stored.map(({ score, verbatim }) => [score, verbatim ?? '']);
      expect(said).toEqual(onlineReviews.map(({ stars, words }) => [stars, words]));
      const denied = await fetch(`${vendor.url}/api/v2/management/responses?surveyId=avis`);
      expect(denied.status).toBe(401);
      await vendor.stop();
    }
  });
});
