import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Meet } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { makeCompany } from '../digests/company.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { keepAndRemind } from '../harness/promises.ts';

onAnyEngine((engine) => {
  it.each([
    { gone: 'nobody', asked: ['slack:Unoor'] },
    { gone: 'noor', asked: ['slack:Upaul'] },
  ])('the result of a trial is asked for on its last day when $gone has left', async ({ gone, asked }) => {
    const database = await freshDatabase(engine);
    const { db } = database;
    const { workspace } = await makeCompany(database);
    const workspaceId = workspace.id;
    const person = (id: string) =>
      db.person.create({
        data: {
          workspaceId,
          id,
          platform: 'slack',
          externalId: `U${id}`,
          name: id,
          timeZone: 'Europe/Paris',
          refreshedAt: new Date('2026-01-01T00:00:00Z'),
        },
      });
    const [author, noor] = [await person('camille'), await person('noor')];
    await person('paul');
    const draft = { nameFr: 'Livraison', nameEn: 'Delivery', replyDays: null, ownerIds: ['noor', 'paul'] };
    await transact(database, (tx) => saveTopic(tx, workspaceId, draft, null, somebody));
    const topic = await db.topic.findFirstOrThrow({ where: { workspaceId, nameEn: 'Delivery' } });
    const shell = (now: string) => ({
      database,
      keys: keysFrom([newSecret()]),
      workspace,
      now: new Date(now),
    });
    const { row } = await submitSuggestion(shell('2026-11-09T09:00:00Z'), {
      author,
      title: 'A signature for small parcels',
      details: '',
      topicId: topic.id,
      anonymous: false,
      link: null,
      formKey: randomUUID(),
    });
    await act(shell('2026-11-10T09:00:00Z'), {
      suggestionId: row.id,
      actor: noor,
      act: 'test',
      text: 'Fewer losses',
      trial: { people: 'Nantes', endsOn: '2026-11-20' },
    });
    const meet: Meet = (known) =>
      known.id === gone
        ? db.person.update({
            where: { workspaceId_id: { workspaceId, id: known.id } },
            data: { isActive: false },
          })
        : Promise.resolve(known);
    for (const minute of ['00', '01', '02']) await keepAndRemind(shell(`2026-11-20T09:${minute}:00Z`), meet);
    const reminders = await db.delivery.findMany({ where: { workspaceId, kind: 'reminder.daily' } });
    expect(reminders.map(({ address }) => address)).toEqual(asked);
  });
});
