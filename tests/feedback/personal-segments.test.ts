import { expect, it } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor.ts';
import { sourceCommand } from '../../src/cli/source.ts';
import type { Database, Tx } from '../../src/database/client.ts';
import { isPersonal } from '../../src/feedback/personal-fields.ts';
import { removeSegments } from '../../src/feedback/personal-segments.ts';
import { somebody } from '../audit/somebody.ts';
import { freshDatabase, freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';
import { addAnswers, addCompany } from './answers-on-file.ts';

it.each([
  ['Reviewer Name', ['Camille Moreau'], true],
  ['Téléphone', ['x'], true],
  ['Other', ['06 12 34 56 78'], true],
  ['Other', ['a@example.org', 'b@example.org'], true],
  ['Other', ['Jean Roux', 'Ana Lima'], true],
  ['Other', ['203.0.113.7'], true],
  ['Région', ['Grand Est'], false],
  ['product', ['P-100', 'P-200'], false],
  ['city', ['Lyon', 'Brest'], false],
])('a segment %s of %j looks personal: %s', (key, values, right) => {
  expect(isPersonal(key, values)).toBe(right);
});

/** As somebody at the command line; `told` is what doctor says of segments. */
function terminal(url: string) {
  const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
  const { io, out } = unattended({ env: onDatabase(url), clock });
  const told = async () => {
    await doctorCommand.run([], io);
    return out.splice(0).find((line) => line.includes('segments of answers'));
  };
  return { io, told, out };
}

onEachEngine((engine) => {
  it('“doctor” tells of segments that look personal, and “source clean” removes them and nothing else', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await addCompany(db, 'acme');
    const at = '2026-10-01T08:00:00Z';
    const personal = { 'Reviewer "Name"': 'Camille Moreau', 'Phone Number': '06 12 34 56 78' };
    await addAnswers(db, 'acme', [
      { at, segments: { ...personal, Région: 'Bretagne' } },
      { at, segments: { Région: 'Alsace' } },
      { at, segments: personal },
    ]);
    const { io, told, out } = terminal(url);
    const names = 'Phone Number, Reviewer "Name"';
    expect(await told()).toBe(
      `FAIL segments of answers: ${names} look personal: portevoix source clean removes them`,
    );
    await sourceCommand.run(['clean', '--dry-run'], io);
    expect(out.splice(0)).toEqual([
      `These segments look personal: ${names}. Nothing was changed; without --dry-run they are removed.`,
    ]);
    await sourceCommand.run(['clean'], { ...io, locale: 'fr' });
    expect(out.splice(0)).toEqual([`Retiré de 2 réponses\u00a0: ${names}.`]);
    const rows = await db.feedback.findMany({ orderBy: { id: 'asc' }, select: { segments: true } });
    expect(rows.map(({ segments }) => segments)).toEqual([{ Région: 'Bretagne' }, { Région: 'Alsace' }, {}]);
    expect(await told()).toBe('ok   segments of answers: none looks personal');
    await sourceCommand.run(['clean'], io);
    expect(out).toEqual(['No segment on file looks personal.']);
    expect(await db.auditEntry.findMany()).toMatchObject([
      { act: 'source.cleaned', by: 'command-line', details: '{"segments":2}' },
    ]);
  });

  it('“source clean” removes them from answers as they were before an import replaced them, too', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await addCompany(db, 'acme');
    const kept = { sourceId: 'phone', heat: 'hot', metric: 'nps', score: 9, verbatim: 'Merci' };
    const segments = { Région: 'Bretagne', Téléphone: '06 12 34 56 78' };
    const content = { ...kept, segments, answeredAt: '2026-10-01T08:00:00.000Z' };
    await db.formerAnswer.create({
      data: { workspaceId: 'acme', id: 'a', feedbackId: 'f', batch: 2, of: 1, content },
    });
    const { io, told, out } = terminal(url);
    expect(await told()).toContain('Téléphone look');
    await sourceCommand.run(['clean'], io);
    out.splice(0);
    const [former] = await db.formerAnswer.findMany();
    expect(former?.content).toEqual({ ...content, segments: { Région: 'Bretagne' } });
    expect(await told()).toBe('ok   segments of answers: none looks personal');
    await sourceCommand.run(['clean'], io);
    expect(out).toEqual(['No segment on file looks personal.']);
  });

  it('leaves nothing of them where filters find answers, wherever “source clean” is stopped', async () => {
    const database = await freshDatabase(engine);
    await addCompany(database.db, 'acme');
    const segments = { Contact: 'Camille Moreau', Région: 'Alsace' };
    await addAnswers(database.db, 'acme', [{ at: '2026-10-01T08:00:00Z', segments }]);
    const stopped = { ...database, db: stoppedBeforeFilters(database.db) };
    await expect(removeSegments(stopped, 'acme', ['Contact'], somebody)).rejects.toThrow('stopped');
    expect(await removeSegments(database, 'acme', ['Contact'], somebody)).toBe(1);
    const [left] = await database.db.feedback.findMany();
    expect(left).toMatchObject({ segments: { Région: 'Alsace' }, segmentKeys: '|region=alsace|' });
  });
});

/** Dies as soon as the column of the filters is to be written. */
function stoppedBeforeFilters(db: Database['db']): Database['db'] {
  const within = (work: (tx: Tx) => Promise<unknown>, how: object) =>
    db.$transaction(
      (tx) =>
        work(
          new Proxy(tx, {
            get: (target, name) => {
              if (name === 'feedback') throw new Error('stopped');
              return Reflect.get(target, name);
            },
          }),
        ),
      how,
    );
  return new Proxy(db, {
    get: (target, name) => (name === '$transaction' ? within : Reflect.get(target, name)),
  });
}
