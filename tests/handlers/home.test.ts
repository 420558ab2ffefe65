// App Home as the hub: what waits first, what is wrong for admins, no group longer than a screen.

import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { drawHome } from '../../src/handlers/home.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Request } from '../../src/handlers/request.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import type { Block } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { allSchedules } from '../../src/schedules/schedule.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { countingDb } from '../harness/counting.ts';
import { onEachEngine } from '../harness/database.ts';
import { addMany } from '../harness/many.ts';
import { type Desk, freshDesk, now } from './desk.ts';

const actions = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : []));

let desk: Desk;

it.each(locales)(
  'begins with what anybody may do, and then what waits for them, in %s',
  async (locale: Locale) => {
    desk = await freshDesk('sqlite', locale);
    const { blocks } = await menu.home(desk.ask());
    const [first] = blocks.filter((block) => block.kind === 'buttons');
    expect(actions(first ? [first] : []).map(({ name }) => name)).toEqual([
      'suggest',
      'suggestions.mine',
      'voice.ask',
      'journey',
      'story',
      'thanks',
      'plan',
    ]);
    const text = plainText({ summary: '', blocks }, locale);
    const order = (
      locale === 'fr'
        ? ['Ce qui vous attend', 'Vos idées', 'Prochains bulletins', 'Pour les admins', 'Vous concernant']
        : ['Waiting for you', 'Your ideas', 'Next digests', 'For admins', 'About you']
    ).map((group) => text.indexOf(group));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  },
);

it('opens each idea that it shows, three of a group, and says how many more there are', async () => {
  desk = await freshDesk('sqlite', 'en');
  const { kit, workspace, admin } = desk;
  for (let i = 0; i < 6; i += 1) {
    const shell = { database: kit.database, keys: kit.keys, workspace, now };
    await submitSuggestion(shell, {
      author: admin,
      title: `Idea number ${i}`,
      details: '',
      topicId: null,
      anonymous: false,
      link: null,
      formKey: `home ${i}`,
    });
  }
  const { blocks } = await menu.home(desk.ask());
  const text = plainText({ summary: '', blocks }, 'en');
  const shown = [...text.matchAll(/Idea number \d/g)].length;
  const opened = new Set(
    actions(blocks).flatMap(({ name, subject }) => (name === 'suggestion.view' ? [subject] : [])),
  );
  expect(opened.size).toBeGreaterThanOrEqual(3);
  expect(shown).toBeLessThanOrEqual(6);
  expect(text).toMatch(/\+\d more/);
});

it('shows admins, and nobody else, the digest that a channel did not take, with what to do', async () => {
  desk = await freshDesk('sqlite', 'en');
  const { workspace, admin } = desk;
  const where = { workspaceId: workspace.id, now, adminId: admin.id };
  const { id } = await createSchedule(
    desk.kit.database,
    where,
    {
      name: 'Weekly voice',
      channels: [{ address: 'slack:C9', name: 'old-channel' }],
      sections: ['headline'],
      filters: {},
      cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
      timeZone: 'Europe/Paris',
      locale: 'en',
      country: null,
      onHolidays: 'ignore',
      whenEmpty: 'silent',
      pausedUntil: null,
    },
    'old channel',
  );
  await desk.kit.database.db.scheduleChannel.updateMany({
    where: { scheduleId: id },
    data: { trouble: 'archived' },
  });
  const hers = await menu.home(desk.ask());
  const text = plainText(hers, 'en');
  expect(text).toContain('Needs an admin');
  expect(text).toContain('#old-channel: the channel is archived');
  expect(actions(hers.blocks)).toContainEqual({ name: 'schedule.edit', subject: id });
  const his = await menu.home(desk.ask({ asker: { ...admin, isAdmin: false } }));
  expect(plainText(his, 'en')).not.toContain('old-channel: the channel');
});

it('asks the chat once which channels somebody is in, and then of those alone that it names', async () => {
  desk = await freshDesk('sqlite', 'en');
  const scheduleId = desk.subjects['schedule'] ?? '';
  const workspaceId = desk.workspace.id;
  for (let i = 0; i < 200; i += 1) {
    const address = `slack:CX${i}`;
    await desk.kit.database.db.scheduleChannel.create({
      data: { workspaceId, scheduleId, address, name: `x${i}`, position: i + 1 },
    });
  }
  const asked: string[] = [];
  const directory = {
    ...desk.kit.directory,
    // A server like Slack tells of one more than it is.
    channelsOf: async () => {
      asked.push('all');
      return new Set(['slack:CX7', 'slack:CX9']);
    },
    isMember: async (channel: string) => {
      asked.push(channel);
      return channel === 'slack:CX7';
    },
  };
  const request = desk.ask();
  const text = plainText(await menu.home({ ...request, kit: { ...request.kit, directory } }), 'en');
  expect(text).toContain('#x7');
  expect(text).not.toMatch(/#x[89]/);
  expect(asked).toEqual(['all', 'slack:CX7', 'slack:CX9']);
});

onEachEngine((engine) => {
  it('reads of a schedule for thousands of channels those alone that the asker is in', async () => {
    desk = await freshDesk(engine, 'en');
    const { db } = desk.kit.database;
    const [workspaceId, scheduleId] = [desk.workspace.id, desk.subjects['schedule'] ?? ''];
    const rows = Array.from({ length: 3_000 }, (_, i) => ({
      ...{ workspaceId, scheduleId, address: `slack:CX${i}`, name: `x${i}` },
      ...{ position: 1_000, isMatched: true },
    }));
    await addMany(desk.kit.database, 'ScheduleChannel', rows);
    const theirs = new Set(['slack:CX7', 'slack:CX2999', 'slack:elsewhere']);
    const within = await allSchedules(db, workspaceId, theirs);
    const channels = within.find(({ id }) => id === scheduleId)?.channels;
    expect(channels?.map(({ address }) => address)).toEqual(['slack:CX2999', 'slack:CX7']);
    const directory = { ...desk.kit.directory, channelsOf: async () => theirs, isMember: async () => true };
    const request = desk.ask();
    const text = plainText(await menu.home({ ...request, kit: { ...request.kit, directory } }), 'en');
    expect(text).toContain('in #x2999, #x7');
  });
});

it('shows the rest where the chat gives no answer at all', async () => {
  desk = await freshDesk('sqlite', 'en');
  const never = () => new Promise<never>(() => {});
  const directory = { ...desk.kit.directory, isMember: never, channelsOf: never };
  const request = desk.ask();
  const [db, asked] = countingDb(desk.kit.database.db);
  const kit = { ...request.kit, directory, database: { ...desk.kit.database, db } };
  // However long the other parts take: it waits no longer once nobody asks the database any more, in a hundred turns of the loop.
  const quiet = async () => {
    for (let before = -1; before !== asked(); ) {
      before = asked();
      for (let turns = 0; turns < 100; turns += 1) await turn();
    }
  };
  const { blocks } = await menu.home({ ...request, kit }, quiet);
  const text = plainText({ summary: '', blocks }, 'en');
  expect(text.split('This part cannot be shown')).toHaveLength(2);
  expect(text).toContain('About you');
});

it('waits once for a part that does not come, though the page is drawn again because it is too long', async () => {
  desk = await freshDesk('sqlite', 'en');
  let asked = 0;
  const silent = () => {
    asked += 1;
    return new Promise<never>(() => {});
  };
  const note = { kind: 'note', text: 'one' } as const;
  const long = async (_: Request, take: number) => Array.from({ length: take * 40 }, () => note);
  const parts = [
    { feature: 'plan', place: 'mine', order: 1, draw: silent },
    { feature: 'voice', place: 'waiting', order: 1, draw: long },
  ] as const;
  let waits = 0;
  const patience = async () => {
    waits += 1;
  };
  const { blocks } = await drawHome({ hub: [], adminMenu: [], parts }, desk.ask(), patience);
  expect(blocks.length).toBeLessThan(100);
  expect({ asked, waits }).toEqual({ asked: 1, waits: 4 });
});

it.each(locales)(
  'shows the rest where the chat cannot be asked, and says which part is missing, in %s',
  async (locale) => {
    desk = await freshDesk('sqlite', locale);
    const directory = {
      ...desk.kit.directory,
      isMember: async () => {
        throw new Error('the chat is away');
      },
    };
    const request = desk.ask();
    const { blocks } = await menu.home({ ...request, kit: { ...request.kit, directory } });
    const text = plainText({ summary: '', blocks }, locale);
    const [digests, missing] =
      locale === 'fr'
        ? ['Prochains bulletins', 'Cette partie ne peut pas être affichée']
        : ['Next digests', 'This part cannot be shown'];
    expect(text.split(missing)).toHaveLength(2);
    expect(text.indexOf(digests)).toBeLessThan(text.indexOf(missing));
    expect(text).toContain(locale === 'fr' ? 'Vous concernant' : 'About you');
  },
);
