// `portevoix plan` and the export of the plan: what goes on, what is late, and every action with what became of it.
import { beforeAll, expect, it } from 'vitest';
import { exportCommand } from '../../src/cli/export.ts';
import { planCommand } from '../../src/cli/plan.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import { now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

onAnyEngine((engine) => {
  let url: string;
  beforeAll(async () => {
    url = await freshUrl(engine);
    const database = await openedHere(url);
    const desk = await openCompanyDesk(database, 'en');
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now };
    const add = async (
      title: string,
      dueOn: string | null,
      origin: { kind: string; subject: string; name: string } | null,
    ) => {
      const moves = dueOn === null ? null : ({ metric: 'csat', direction: 'up' } as const);
      const draft = { title, forWhom: '', dueOn, touchpoint: 'delivery', moves };
      return (await addAction(shell, { draft, owner: desk.karim, by: desk.karim, origin, formKey: title }))
        .row.id;
    };
    const ring = await add('Ring before delivering', '2026-11-20', {
      ...{ kind: 'theme', subject: 'key', name: 'parcels' },
    });
    const karim = { ...desk.karim, isAdmin: false };
    const steps = { lines: ['Ask the carrier', '=HYPERLINK("x")'], done: [] };
    const {
      steps: [first],
    } = await actOnAction(shell, { actionId: ring, actor: karim, act: 'steps', text: '', steps });
    await actOnAction(shell, { actionId: ring, actor: karim, act: 'tick', text: '', step: first?.id ?? '' });
    await add('=1+1', null, null);
    const actor = { ...desk.nadia, isAdmin: true };
    const over = await add('Print larger', '2026-12-01', null);
    await actOnAction(shell, { actionId: over, actor, act: 'drop', text: 'Too dear' });
    const done = await add('Answer on Saturdays', '2026-12-01', null);
    await actOnAction(shell, { actionId: done, actor, act: 'finish', text: 'Every Saturday' });
  });

  /** On Thursday 26 November 2026 at 10:00 in Paris. */
  const run = async (command: typeof planCommand, args: readonly string[], locale: Locale = 'en') => {
    const clock = { now: () => new Date('2026-11-26T09:00:00Z') };
    const { io, out, err } = unattended({ env: onDatabase(url), clock, locale });
    expect(await command.run(args, io)).toBe(0);
    return { out: out.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' ')), err };
  };

  it('says how many there are of each, then what goes on, first due first', async () => {
    expect((await run(planCommand, [])).out).toEqual([
      'Planned: 1 · under way: 1 · late: 1 · done: 1 · dropped: 1',
      '#1 · Ring before delivering · Under way · Karim Haddad · 2026-11-20 (late)',
      '#2 · =1+1 · Planned · Karim Haddad · no day',
    ]);
    expect((await run(planCommand, [], 'fr')).out[0]).toBe(
      'Prévues : 1 · en cours : 1 · en retard : 1 · terminées : 1 · abandonnées : 1',
    );
  });

  it('prints one JSON object, and nothing else', async () => {
    const { out, err } = await run(planCommand, ['--json']);
    expect(err).toEqual([]);
    const { today, counts, actions } = JSON.parse(out.join('\n'));
    expect({ today, counts }).toEqual({
      today: '2026-11-26',
      counts: { planned: 1, underWay: 1, late: 1, done: 1, dropped: 1 },
    });
    expect(actions[0]).toEqual({
      number: 1,
      status: 'under-way',
      title: 'Ring before delivering',
      forWhom: null,
      owner: 'Karim Haddad',
      dueOn: '2026-11-20',
      touchpoint: 'delivery',
      moves: { metric: 'csat', direction: 'up', touchpoint: 'delivery' },
      createdAt: now.toISOString(),
      startedAt: now.toISOString(),
      doneOn: null,
      outcome: null,
      grewFrom: ['theme parcels'],
      steps: [
        { text: 'Ask the carrier', doneOn: '2026-11-09' },
        { text: '=HYPERLINK("x")', doneOn: null },
      ],
    });
    expect(actions.map(({ outcome }: { outcome: string | null }) => outcome)).toEqual([
      null,
      null,
      'Too dear',
      'Every Saturday',
    ]);
  });

  it('is a table for people, in which no title is a formula', async () => {
    const { out } = await run(exportCommand, ['plan', '--format', 'csv']);
    const text = out.join('\n');
    expect(text).toContain('What changes');
    expect(text).toContain("'=1+1");
    expect(text).toContain('Expected: satisfaction up (delivery)');
    expect(text).toContain('Every Saturday');
  });
});
