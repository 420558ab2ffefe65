import { describe, expect, it } from 'vitest';
import { type Directory, routedDirectory } from '../../src/people/directory.ts';

const someone = { timeZone: null, locale: null, isAdmin: false, isActive: true, isBot: false };
const named = (name: string): Directory => ({
  profile: async () => ({ ...someone, name }),
  channel: async (address) => ({ address, name, isArchived: false, isJoined: true }),
  isMember: async () => true,
});
const directory = routedDirectory(
  new Map([
    ['slack', named('on Slack')],
    ['teams', named('on Teams')],
  ]),
);

describe('who and what is at an address', () => {
  it('is asked of the chat that it belongs to', async () => {
    expect((await directory.profile('teams:1'))?.name).toBe('on Teams');
    expect((await directory.channel('slack:C1'))?.name).toBe('on Slack');
  });

  it('is not taken for gone where that chat is not connected', async () => {
    await expect(directory.profile('discord:1')).rejects.toThrow('discord is not connected');
    await expect(directory.channel('discord:1')).rejects.toThrow('discord is not connected');
  });

  it('is no member of another chat’s channel', async () => {
    expect(await directory.isMember('slack:C1', 'slack:U1')).toBe(true);
    expect(await directory.isMember('slack:C1', 'teams:1')).toBe(false);
  });
});
