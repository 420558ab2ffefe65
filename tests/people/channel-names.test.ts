import { expect, it } from 'vitest';
import { listSchedules } from '../../src/handlers/schedules/list.ts';
import { locales } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { channelNamesOf, keepingNames, nameChannel } from '../../src/people/channel-names.ts';
import type { Directory } from '../../src/people/directory.ts';
import { freshDesk } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';

onEachEngine((engine) => {
  it('keeps a channel’s name as its chat last told it, and shows the new one in lists once it was renamed', async () => {
    const desk = await freshDesk(engine, 'en');
    const { db } = desk.kit.database;
    const list = async () => {
      const reply = await listSchedules(desk.ask());
      return reply.kind === 'say' ? plainText(reply.message, 'en') : '';
    };
    expect(await list()).toContain('#general');
    await nameChannel(db, desk.workspace.id, { address: 'slack:C1', name: 'tout-le-monde' });
    expect(await list()).toContain('#tout-le-monde');
    expect(await list()).not.toContain('#general');
    expect((await db.caseRule.findFirstOrThrow()).channelName).toBe('tout-le-monde');
  });
});

it.each(locales)('never takes an id for a name (%s)', async (locale) => {
  const desk = await freshDesk('sqlite', locale);
  const { db } = desk.kit.database;
  const address = 'teams:19:sav@thread.tacv2';
  const told = (name: string): Directory => ({
    profile: async () => null,
    isMember: async () => false,
    channel: async () => ({ address, name, isArchived: false, isJoined: true }),
  });
  const named = async (name: string) =>
    (await keepingNames(told(name), db, desk.workspace.id).channel(address))?.name;
  expect(await named('19:sav@thread.tacv2')).toBe('…');
  expect(await named('SAV')).toBe('SAV');
  expect(await named('19:sav@thread.tacv2')).toBe('SAV');
  expect((await channelNamesOf(db, desk.workspace.id, [address])).get(address)).toBe('SAV');
});
