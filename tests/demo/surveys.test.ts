// What the sample company asked its colleagues came about as anybody's survey does: told where it may be, and nobody's answer on file.
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { channels, surveys } from '../../src/demo/company/index.ts';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { resultKinds, roundKinds } from '../../src/surveys/letters/kinds.ts';
import { roundSubject } from '../../src/surveys/publish.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  let database: Database;
  const keys = keysFrom([newSecret()]);
  const roundsOf = async (kind: string) =>
    database.db.surveyRound.findMany({
      where: { workspaceId: await workspaceId(), survey: { kind } },
      orderBy: { openedAt: 'asc' },
    });
  const workspaceId = async () => (await database.db.workspace.findFirstOrThrow()).id;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    const now = new Date('2026-11-24T15:30:00Z');
    await seed({ database, keys, teamId: 'T1', now });
  });

  it('has a pulse that is open, and one with its result', async () => {
    const [before, open] = await roundsOf('pulse');
    const everybody = channels.find(({ id }) => id === 'C0GENERAL')?.members.length;
    expect(before).toMatchObject({ state: 'closed', asked: everybody, answered: 10 });
    expect(before?.result).not.toBeNull();
    expect(open).toMatchObject({ state: 'open', asked: everybody, result: null });
    const where = { workspaceId: await workspaceId() };
    const many = surveys.find(({ kind }) => kind === 'pulse')?.rounds.at(-1)?.answered;
    // Of the closed ones nothing is left; of the open one as many as answered.
    expect(await database.db.ballot.count({ where })).toBe(many);
    expect(await database.db.surveyVoted.count({ where })).toBe(many);
  });

  it('has a mirror whose widest gap holds, told in its channel and to whoever decides what follows', async () => {
    const [mirror] = await roundsOf('mirror');
    expect(mirror).toMatchObject({ state: 'closed', answered: 9 });
    const where = { workspaceId: await workspaceId(), subject: roundSubject(mirror?.id ?? '') };
    const letters = await database.db.delivery.findMany({ where });
    const told = letters.find(({ kind }) => kind === resultKinds['survey.result'].name);
    expect(told?.address).toBe('slack:C0GENERAL');
    expect(told && JSON.stringify(contentFrom(told, keys).message)).toMatch(/un NPS de 6\d\s; .*trop haut/i);
    expect(letters.filter(({ kind }) => kind === resultKinds['survey.decide'].name)).toHaveLength(1);
  });

  it('brings with it the letters that are still to be read, and no older ones', async () => {
    const where = { workspaceId: await workspaceId() };
    const letters = await database.db.delivery.findMany({ where });
    const kinds: readonly string[] = [...Object.values(roundKinds), ...Object.values(resultKinds)].map(
      (each) => each.name,
    );
    const about = letters
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, subject }) => [kind, subject]);
    const open = (await roundsOf('pulse')).at(-1);
    const asked = about.filter(([kind]) => kind === roundKinds['survey.invitation'].name);
    expect(asked).toHaveLength(open?.asked ?? 0);
    expect(new Set(asked.map(([, subject]) => subject)).size).toBe(1);
  });
});
