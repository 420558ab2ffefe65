// A digest with a line of a model's under its headline, and the comments behind it, on the real Bolt. What the model says is scripted.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSchedule } from '../../src/schedules/save.ts';
import { addWeeks, said, thisWeek } from '../feedback/themes/weeks-on-file.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { labelsWith, type ScriptedModel, scriptedModel, sentences } from '../summary/scripted-model.ts';

const [NADIA, GENERAL] = ['U0NADIA', 'C0GENERAL'];
const PARCEL = 'Colis laissé devant la porte, sous la pluie';
const LINE = 'Des clients disent que le colis est laissé devant la porte.';

describe.skipIf(!hasLocalSlack)('a digest with a second line', () => {
  let journey: Journey;
  let model: ScriptedModel;
  beforeAll(async () => {
    model = await scriptedModel();
    model.says((asked) => sentences([LINE, ...labelsWith(asked, PARCEL)]));
    journey = await startJourney({
      ...{ engine: 'sqlite', mode: 'socket', admins: [NADIA] },
      users: [{ id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' }],
      channels: [{ id: GENERAL, name: 'general', members: [NADIA] }],
      at: new Date(thisWeek.to.getTime() - 60 * 60_000),
      summary: {
        ...{ url: `${model.url}/chat/completions`, model: 'scripted', key: null },
        ...{ perDay: 50, comments: 40, timeoutMs: 5_000 },
      },
    });
  });
  afterAll(async () => {
    await journey?.stop();
    await model?.stop();
  });

  it('is posted in time with it, and its reader is shown the comments behind it', async () => {
    const { app, database, peer, clock } = journey;
    const { workspaceId } = app;
    await journey.speak(NADIA, 'fr');
    const data = { workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt: new Date(0) };
    await database.db.source.create({ data });
    await addWeeks(database.db, workspaceId, said(PARCEL, 14));
    const { id: adminId } = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
    await createSchedule(
      database,
      { workspaceId, now: thisWeek.from, adminId },
      {
        ...{ name: 'Hebdo', channels: [{ address: `slack:${GENERAL}`, name: 'general' }], filters: {} },
        ...{ sections: ['headline'], cadence: { kind: 'weekly', weekday: 1, at: '09:00' }, locale: 'fr' },
        ...{ timeZone: 'Europe/Paris', country: null, onHolidays: 'skip', whenEmpty: 'silent' },
        pausedUntil: null,
      },
      'hebdo',
    );
    clock.moveTo(new Date(thisWeek.to.getTime() - 10 * 60_000));
    await app.beat();
    await vi.waitFor(
      async () =>
        expect(await database.db.summary.findMany({ where: { workspaceId } })).toMatchObject([
          { state: 'there' },
        ]),
      20_000,
    );
    clock.moveTo(thisWeek.to);
    await app.beat();
    await journey.delivered();
    const post = await peer.until('the digest', () => peer.messages(GENERAL).at(-1));
    const shown = JSON.stringify(post.blocks);
    expect(shown).toContain(LINE);
    expect(shown).toMatch(/Résumé automatique, d’après 14.commentaires/);
    peer.press(NADIA, post, 'summary.comments');
    const whisper = await journey.whisper(NADIA, 'Les commentaires derrière ce résumé automatique');
    expect(JSON.stringify(whisper.blocks)).toContain(PARCEL);
  });
});
