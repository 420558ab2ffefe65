// One of a thousand topics, by the platforms' own listeners: picked where it is offered, else by the name that is written beside the list.

import { beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '../../src/handlers/suggestions/list-state.ts';
import { listMessage } from '../../src/handlers/suggestions/lists.ts';
import type { Action, Message } from '../../src/messages/message.ts';
import type { Desk } from '../handlers/desk.ts';
import { addMany } from '../harness/many.ts';
import type { Party, PressedChat, Shown } from './chat.ts';
import { slack } from './slack.ts';
import { actionsOf, kitOn, moveTo, openStage, userOn } from './stage.ts';
import { teams } from './teams.ts';

const door: Message = {
  summary: 'Door',
  blocks: [{ kind: 'buttons', buttons: [{ label: 'Suggest', action: { name: 'suggest' } }] }],
};

const ways: readonly (readonly [string, PressedChat, boolean])[] = [
  ['Slack', slack, false],
  ['a Slack-like server without pickers', slack, true],
  ['Teams', teams, false],
];

describe.each(ways)('on %s, of a thousand topics', (_, chat, hasPlainPickers) => {
  let desk: Desk;
  let party: Party;
  beforeAll(async () => {
    desk = await openStage();
    const { db } = desk.kit.database;
    const topic = await db.topic.findFirstOrThrow({
      where: { workspaceId: desk.workspace.id, isDefault: false },
    });
    const topics = Array.from({ length: 1_000 }, (__, i) => ({
      ...{ ...topic, id: `t${i}` },
      ...{ nameFr: `Sujet ${i}`, nameEn: `Topic ${i}` },
    }));
    await addMany(desk.kit.database, 'Topic', topics);
    const user = userOn(chat.name);
    await moveTo(desk, chat.name, user);
    party = {
      kit: kitOn(desk.kit),
      workspace: desk.workspace,
      user,
      ...(hasPlainPickers ? { hasPlainPickers } : {}),
    };
  });
  const isPicked = chat.name === 'Slack' && !hasPlainPickers;
  const last = isPicked ? { topic: 't999' } : { 'topic?': 'topic 999' };

  async function opened(message: Message, action: Action): Promise<NonNullable<Shown['form']>> {
    const { form } = await chat.press(party, message, action, null);
    if (!form) throw new Error('no form');
    return form;
  }

  it('an idea goes to the last one', { timeout: 20_000 }, async () => {
    const form = await opened(door, { name: 'suggest' });
    const shown = await form.submit({ title: 'Umbrellas at the counter', ...last });
    expect(shown.form).toBeNull();
    const idea = await desk.kit.database.db.suggestion.findFirstOrThrow({
      where: { workspaceId: desk.workspace.id, title: 'Umbrellas at the counter' },
    });
    expect(idea.topicId).toBe('t999');
  });

  it.skipIf(isPicked)(
    'a name that is not found is said so at the field, and the form stays',
    { timeout: 20_000 },
    async () => {
      const form = await opened(door, { name: 'suggest' });
      const unknown = form.submit({ title: 'Lost', 'topic?': 'Nowhere' });
      if (chat.name === 'Slack') {
        await expect(unknown).rejects.toThrow(/"topic\?":"[^"]*“Nowhere”/);
        return;
      }
      const { form: again } = await unknown;
      await again?.submit({ 'topic?': 'Topic 998' });
      const idea = await desk.kit.database.db.suggestion.findFirst({
        where: { workspaceId: desk.workspace.id, title: 'Lost' },
      });
      expect(idea?.topicId).toBe('t998');
    },
  );

  it('a list of ideas shows those of the last one in its place', { timeout: 20_000 }, async () => {
    const list = await listMessage({ ...desk.ask(), kit: party.kit }, firstPage('open'));
    const action = actionsOf(list).find(({ name }) => name === 'suggestions.choose-topic');
    if (!action) throw new Error('no way to choose a topic');
    const form = await opened(list, action);
    const { instead } = await form.submit(last);
    expect(JSON.stringify(instead)).toContain('Topic: Topic 999…');
  });
});
