import { beforeEach, describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import type { Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { freshDatabase } from '../harness/database.ts';
import { type Desk, openDesk } from './desk.ts';

const namesIn = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ action }) => action.name) : []));

describe('the best failures that wait for a moderator', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(await freshDatabase('sqlite'), 'fr');
  });
  const run = async (text: string) =>
    menu.commands.find(({ name }) => name === 'story')?.run(desk.ask({ text }));

  it.each(['waiting', 'attente', 'En attente'])(
    'are listed by /story %s, each to be read whole and decided on',
    async (text) => {
      const list = await run(text);
      if (list?.kind !== 'say') throw new Error('no list');
      expect(plainText(list.message, 'fr')).toContain('Story · raconté par Nadia Benali');
      expect(namesIn(list.message)).toEqual(['story.view']);
      const one = await menu.actions['story.view']?.(desk.ask({ subject: desk.subjects['story'] ?? '' }));
      if (one?.kind !== 'say') throw new Error('no story');
      expect(namesIn(one.message)).toEqual(['story.approve', 'story.edit', 'story.return']);
    },
  );

  it('stand in the Home of whoever may decide, and no more once they are decided', async () => {
    expect(namesIn(await menu.home(desk.ask()))).toContain('story.view');
    await menu.actions['story.approve']?.(desk.ask({ subject: desk.subjects['story'] ?? '' }));
    expect(namesIn(await menu.home(desk.ask()))).not.toContain('story.view');
    const list = await run('attente');
    expect(list?.kind === 'say' && plainText(list.message, 'fr')).toContain('Aucun n’attend');
  });

  it('are nobody else’s to read, and any other word is a title', async () => {
    const karim = await desk.kit.database.db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    const asker = { ...desk.admin, id: karim.id, externalId: 'U2', isAdmin: false };
    const asked = desk.ask({ asker, text: 'attente' });
    const story = menu.commands.find(({ name }) => name === 'story');
    await expect(story?.run(asked)).rejects.toMatchObject({ code: 'story.not-moderator' });
    expect(namesIn(await menu.home(asked))).not.toContain('story.view');
    expect(await run('Une longue attente')).toMatchObject({ kind: 'open' });
  });
});
