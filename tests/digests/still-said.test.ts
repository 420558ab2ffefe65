// A customer who says otherwise in the very moment in which a digest that quotes them is made.
import { expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import type { Sections } from '../../src/digests/section.ts';
import { tick } from '../../src/digests/tick.ts';
import { correctQuotes } from '../../src/erasure/correct.ts';
import { asReadNow } from '../../src/feedback/batches/reading.ts';
import { menu } from '../../src/handlers/index.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const MADE = new Date('2026-11-12T08:00:00Z');
const MONDAY = new Date('2026-11-16T08:00:01Z');
const SAID = 'Nobody called me back, although I had asked for it three times in a row.';
const SINCE = 'They have called me back since, said sorry, and the parcel is here now.';

onEachEngine((engine) => {
  /** Ticks with a section of quotes after whose gathering `meanwhile` is done. */
  async function ticked(
    meanwhile: (database: Database, company: Company, data: unknown) => Promise<unknown>,
  ): Promise<string[]> {
    const database = await freshDatabase(engine);
    const company = await makeCompany(database);
    const { workspace, log, directory } = company;
    await company.schedule({ sections: ['verbatims'] }, MADE);
    const answers = Array.from({ length: 12 }, (_, i) => ({
      ...{ id: `f${i}`, score: 2, at: '2026-11-13T10:00:00Z' },
      ...(i === 0 ? { verbatim: SAID } : {}),
    }));
    await addAnswers(database.db, workspace.id, answers);
    const sections: Sections = menu.sections.map((section) =>
      section.id === 'verbatims'
        ? {
            ...section,
            gather: async (gathering) =>
              meanwhile(database, company, (await section.gather(gathering)) ?? null),
          }
        : section,
    );
    await tick({ database, workspace, clock: { now: () => MONDAY }, log, directory, sections });
    expect(company.errors).toEqual([]);
    return (await company.queued('digest')).map(({ text }) => text);
  }

  const change = (database: Database, workspaceId: string, verbatim: string) =>
    transact(database, async (tx) => {
      const before = await asReadNow(tx, workspaceId, ['f0']);
      await tx.feedback.updateMany({ where: { workspaceId, id: 'f0' }, data: { verbatim } });
      await correctQuotes(tx, workspaceId, before, MONDAY);
    });

  it('is quoted as they say it now, once', async () => {
    let times = 0;
    const posted = await ticked(async (database, { workspace }, data) => {
      times += 1;
      if (times === 1) await change(database, workspace.id, SINCE);
      return data;
    });
    expect(times).toBe(2);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain(SINCE);
    expect(posted[0]).not.toContain(SAID);
  });

  it('is not made anew where nothing was said otherwise', async () => {
    let times = 0;
    const posted = await ticked(async (_, __, data) => {
      times += 1;
      return data;
    });
    expect(times).toBe(1);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain(SAID);
  });

  it('keeps no digest back for ever, whatever it quotes', async () => {
    const posted = await ticked(async (_, __, data) =>
      JSON.parse(JSON.stringify(data).replace(SAID, 'In words that nobody said, of whom nobody knows why.')),
    );
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain('In words that nobody said');
  });
});
