// The line under a headline: asked for before the digest is due, and never waited for.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AHEAD_MS, askAhead } from '../../src/digests/ahead.ts';
import { snapshotFrom } from '../../src/digests/compose.ts';
import { headline } from '../../src/digests/sections/headline.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { keptOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import { usePerMonth } from '../../src/summary/use.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addWeeks, said, thisWeek } from '../feedback/themes/weeks-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { labelsWith, type ScriptedModel, scriptedModel, sentences } from '../summary/scripted-model.ts';
import { type Company, makeCompany } from './company.ts';

const due = thisWeek.to;
const before = (minutes: number) => new Date(due.getTime() - minutes * 60_000);
const parcel = 'Colis laissé devant la porte, sous la pluie';
const line = 'Des clients disent que le colis est laissé devant la porte.';

onAnyEngine((engine) => {
  let company: Company;
  let model: ScriptedModel;
  beforeEach(async () => {
    company = await makeCompany(await freshDatabase(engine));
    model = await scriptedModel();
    const { db } = company.database;
    await addWeeks(db, company.workspace.id, said(parcel, 14));
    await company.schedule({ locale: 'fr' }, thisWeek.from);
    model.says((asked) => sentences([line, ...labelsWith(asked, parcel)]));
  });
  afterEach(() => model.stop());

  const settings = (more: Partial<SummaryConfig> = {}): SummaryConfig => ({
    ...{ url: `${model.url}/chat/completions`, model: 'scripted', key: null, perDay: 50, comments: 40 },
    ...{ timeoutMs: 5_000, ...more },
  });
  const askAt = async (now: Date, more: Partial<SummaryConfig> = {}) => {
    const { database, log } = company;
    const workspace = await workspaceById(database.db, company.workspace.id);
    const config = settings(more);
    const desk = { config, fetch: boundedFetch(fetch, { timeoutMs: config.timeoutMs, most: 256 * 1024 }) };
    await askAhead(
      { database, workspace, clock: { now: () => now }, log, desk },
      new AbortController().signal,
    );
  };
  const posted = async () => (await company.queued('digest')).map(({ text }) => text).join();
  const snapshot = async () => {
    const { snapshot: stored } = await company.database.db.digestRun.findFirstOrThrow({
      where: { workspaceId: company.workspace.id },
    });
    return snapshotFrom(stored);
  };

  it('stands in the digest, marked as automatic, with the way to its comments beside it', async () => {
    await askAt(before(14));
    await company.tickAt(due);
    const text = await posted();
    expect(text).toContain(line);
    expect(text).toMatch(/Résumé automatique, d’après 14.commentaires/);
    expect(text).toContain('summary.comments');
    const led = (await snapshot()).sections.find(({ id }) => id === headline.id);
    const wall = headline.wall?.(led?.data, { locale: 'fr', timeZone: 'Europe/Paris', channel: null });
    expect(JSON.stringify(wall)).toContain(line);
    expect(JSON.stringify(wall)).not.toContain('summary.comments');
    expect(company.errors).toEqual([]);
  });

  it('is asked for once, in the last quarter of an hour, whoever asks and however often', async () => {
    await askAt(new Date(due.getTime() - AHEAD_MS - 60_000));
    expect(model.asked).toHaveLength(0);
    await Promise.all([askAt(before(14)), askAt(before(14))]);
    await askAt(before(10));
    expect(model.asked).toHaveLength(1);
  });

  it('is asked for with redacted words alone, of one theme, and none of our ids', async () => {
    await askAt(before(14));
    const [asked] = model.asked;
    expect(asked?.comments.map(({ text }) => text)).toEqual(Array.from({ length: 14 }, () => parcel));
    expect(JSON.stringify(asked?.body)).not.toMatch(/"f\d+"|"c\d+":/);
  });

  it('is not there where the endpoint is down, and the digest says the same facts in time', async () => {
    model.says(() => (response) => void response.destroy());
    for (const minutes of [14, 12, 10, 8]) await askAt(before(minutes));
    expect(model.asked).toHaveLength(3);
    await company.tickAt(due);
    const without = await snapshot();
    expect(await posted()).toContain('14 commentaires');
    expect(await posted()).not.toContain('automatique');
    expect(await usePerMonth(company.database.db, company.workspace.id)).toMatchObject([
      { requests: 3, failures: 3 },
    ]);
    expect(JSON.stringify(without)).not.toContain('summaryId');
  });

  it('changes no other fact of the digest', async () => {
    const other = await makeCompany(await freshDatabase(engine));
    await addWeeks(other.database.db, other.workspace.id, said(parcel, 14));
    await other.schedule({ locale: 'fr' }, thisWeek.from);
    await other.tickAt(due);
    await askAt(before(14));
    await company.tickAt(due);
    const plain = await other.database.db.digestRun.findFirstOrThrow({
      where: { workspaceId: other.workspace.id },
    });
    const { sections, ...rest } = await snapshot();
    const bare = sections.map(({ id, data }) => {
      const { line: _, ...facts } = { ...(data as object), line: null };
      return { id, data: facts };
    });
    expect({ ...rest, sections: bare }).toEqual(snapshotFrom(plain.snapshot));
  });

  it('is left out where its comments say something else by the time the digest is due', async () => {
    await askAt(before(14));
    const where = { workspaceId: company.workspace.id, verbatim: parcel };
    await company.database.db.feedback.updateMany({
      where,
      data: { verbatim: 'Encore devant la porte, merci' },
    });
    await company.tickAt(due);
    expect(await posted()).toContain('devant la porte');
    expect(await posted()).not.toContain('automatique');
  });

  it('is not asked for of fewer than 8 comments, nor once the day’s requests are used up', async () => {
    await askAt(before(14), { perDay: 2 });
    expect(model.asked).toHaveLength(1);
    await company.schedule(
      { locale: 'fr', name: 'Deux', channels: [{ address: 'slack:C2', name: 'deux' }] },
      thisWeek.from,
    );
    await askAt(before(13), { perDay: 2 });
    expect(model.asked).toHaveLength(1);
  });

  it('goes from messages and from the stored digest with the customer whose words it is made of', async () => {
    await askAt(before(14));
    await company.tickAt(due);
    await company.recordAll('sent');
    const { database, workspace } = company;
    const row = await database.db.summary.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    const [{ feedbackId }] = row.sentences as [{ feedbackId: string }];
    const { customer } = await database.db.feedback.findFirstOrThrow({
      where: { workspaceId: workspace.id, id: feedbackId },
    });
    await eraseCustomer(database, workspace.id, [customer ?? ''], { kept: keptOf(features), now: due });
    expect(JSON.stringify(await snapshot())).not.toContain(line);
    expect(await posted()).not.toContain(line);
    expect(
      JSON.stringify(await database.db.summary.findMany({ where: { workspaceId: workspace.id } })),
    ).not.toContain('laissé');
  });
});
