// The map in the chat: what is typed, what is chosen, the picture, and an action that begins at a touchpoint.
import { beforeEach, describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import { decodeMap, encodeMap, firstMap, mapTyped } from '../../src/handlers/journey/state.ts';
import { touchpointCode } from '../../src/handlers/plan/list-state.ts';
import type { Reply } from '../../src/handlers/request.ts';
import type { Block } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addAnswers, times } from '../feedback/answers-on-file.ts';
import { onAnyEngine } from '../harness/database.ts';
import { type Desk, freshDesk } from './desk.ts';

describe('what is typed after /journey', () => {
  it.each([
    ['', { lane: 'customers', days: 90 }],
    ['28', { lane: 'customers', days: 28 }],
    ['employees', { lane: 'employees', days: 90 }],
    ['équipes 365 jours', { lane: 'employees', days: 365 }],
    ['les 28 derniers jours des clients', { lane: 'customers', days: 28 }],
  ])('“%s” is a map', (text, state) => expect(mapTyped(text)).toMatchObject(state));

  it.each(['delivery', 'livraison 28', '29'])('“%s” is none: it may be the name of a touchpoint', (text) =>
    expect(mapTyped(text)).toBeNull(),
  );

  it('comes back from a button as it went in, and whatever else is the first map', () => {
    const state = { lane: 'employees', days: 365, at: touchpointCode('delivery') } as const;
    expect(decodeMap(encodeMap(state))).toEqual(state);
    for (const made of [
      '',
      'nobody/90',
      'customers/91',
      'customers/90/x',
      'customers/90/aaaaaaaaaaaa/b',
      null,
    ])
      expect(decodeMap(made)).toEqual(firstMap);
  });
});

onAnyEngine((engine) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await freshDesk(engine, 'en');
    const at = '2026-11-05T09:00:00Z';
    const { database } = desk.kit;
    await database.db.feedback.deleteMany({ where: { workspaceId: desk.workspace.id } });
    const [source] = await database.db.source.findMany({
      where: { workspaceId: desk.workspace.id },
      take: 1,
    });
    const csat = (touchpoint: string, score: number) =>
      times(30, { metric: 'csat' as const, score, at, touchpoint, sourceId: source?.id ?? '' });
    await addAnswers(database.db, desk.workspace.id, [
      ...csat('delivery', 1),
      ...csat('buy', 5),
      ...csat('use', 5),
    ]);
  });

  const does = async (name: string, about: { subject?: string; chosen?: string } = {}): Promise<Reply> => {
    const run = menu.actions[name];
    if (!run) throw new Error(`no ${name}`);
    return run(desk.ask(about));
  };
  const shown = (reply: Reply): string => {
    if (reply.kind !== 'say') throw new Error(reply.kind);
    return plainText(reply.message, 'en');
  };
  const selects = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => (block.kind === 'select' ? [block.action.name] : []));

  describe('the map in the chat', () => {
    it('offers the first hundred touchpoints where there are more, and says how the others are asked for', async () => {
      const { id: workspaceId } = desk.workspace;
      await desk.kit.database.db.touchpoint.createMany({
        data: Array.from({ length: 110 }, (_, n) => ({
          ...{ workspaceId, id: `Shop ${n}`, nameFr: `Boutique ${n}`, nameEn: `Shop ${n}` },
        })),
      });
      const reply = await does('journey', { subject: 'customers/90' });
      if (reply.kind !== 'say') throw new Error(reply.kind);
      const offered = reply.message.blocks.flatMap((block) =>
        block.kind === 'select' && block.action.name === 'journey.touchpoint' ? block.options : [],
      );
      expect(offered).toHaveLength(100);
      expect(shown(reply)).toMatch(/… \+\d+ more items: by name, such as \/journey delivery/);
    });

    it('offers each touchpoint, the time and the lane, in the place of the map before', async () => {
      const reply = await does('journey', { subject: 'customers/90' });
      if (reply.kind !== 'say') throw new Error(reply.kind);
      expect(reply.instead).toBe(true);
      expect(selects(reply.message.blocks)).toEqual(['journey.touchpoint', 'journey.days', 'journey.lane']);
      expect(shown(await does('journey.days', { subject: 'customers/90', chosen: '28' }))).toContain(
        'last 28 days',
      );
      expect(shown(await does('journey.lane', { subject: 'customers/28', chosen: 'employees' }))).toContain(
        'Employees’ journey · last 28 days',
      );
    });

    it('shows one touchpoint by its name and by choice, with what can be done there', async () => {
      const command = menu.commands.find(({ name }) => name === 'journey');
      const byName = await command?.run(desk.ask({ text: 'Livraison' }));
      const chosen = touchpointCode('delivery');
      const byChoice = await does('journey.touchpoint', { subject: 'customers/90', chosen });
      for (const reply of [byName, byChoice]) {
        if (reply?.kind !== 'say') throw new Error(reply?.kind);
        expect(plainText(reply.message, 'en')).toContain('▼ Delivery');
        const [buttons] = reply.message.blocks.filter((block) => block.kind === 'buttons');
        expect(buttons?.buttons.map(({ label }) => label)).toEqual([
          'What they say this week',
          'Trend',
          'Make it an action',
          'Actions there',
          'Visits there',
          'The whole journey',
        ]);
      }
    });

    it.each([
      ['livraison 28', 'Delivery · Customers’ journey · last 28 days'],
      ['365 jours delivery', 'Delivery · Customers’ journey · last 365 days'],
      ['first day', 'First day · Employees’ journey · last 90 days'],
      ['premier jour 28', 'First day · Employees’ journey · last 28 days'],
    ])('shows for “%s” one touchpoint, of either lane and of a time', async (text, title) => {
      const command = menu.commands.find(({ name }) => name === 'journey');
      const reply = await command?.run(desk.ask({ text }));
      if (reply?.kind !== 'say') throw new Error(reply?.kind);
      expect(reply.message.summary).toBe(title);
    });

    it('begins an action where the touchpoint is, with the figure that should move', async () => {
      const subject = `touchpoint:${touchpointCode('delivery')}:csat`;
      const reply = await does('plan.add', { subject });
      if (reply.kind !== 'open') throw new Error(reply.kind);
      const initial = Object.fromEntries(
        reply.form.fields.map((field) => [field.name, 'initial' in field ? field.initial : undefined]),
      );
      expect(initial).toMatchObject({ touchpoint: 'delivery', moves: 'csat up' });
      await expect(does('plan.add', { subject: 'touchpoint:aaaaaaaaaaaa:csat' })).rejects.toMatchObject({
        code: 'plan.origin-gone',
      });
    });

    it('keeps a step of the employees’ way that the pulse asks about from being retired', async () => {
      const { db } = desk.kit.database;
      const pulse = {
        workspaceId: desk.workspace.id,
        id: 'on',
        number: 990,
        kind: 'pulse',
        name: 'P',
        settings: {},
      };
      const made = {
        threshold: 5,
        daysOpen: 7,
        createdById: 'a',
        createdAt: desk.workspace.createdAt,
        formKey: 'on',
      };
      await db.survey.create({ data: { ...pulse, ...made, channels: [] } });
      const refused = await does('touchpoint.retire', { subject: 'employees/staying' }).catch(
        (error) => error,
      );
      expect(refused).toMatchObject({ code: 'touchpoint.used' });
      expect(refused.say('en')).toMatch(/sentences? of the pulse/);
    });

    it('is handed as a PNG with its sentence as text alternative', async () => {
      const reply = await does('journey.picture', { subject: 'customers/90' });
      if (reply.kind !== 'hand') throw new Error(reply.kind);
      const { name, content, alt } = reply.file;
      expect(name).toBe('journey-2026-11-09.png');
      expect([...Buffer.from(content).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
      expect(alt).toMatch(/^Customers’ journey · last 90 days\. Delivery stands out/);
      expect(reply.words).toBe(alt);
    });
  });
});
