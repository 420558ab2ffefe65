import { expect, test } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import type { Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { type Desk, freshDesk } from './desk.ts';

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

async function message(desk: Desk, name: string, subject?: string): Promise<Message> {
  const reply = await menu.actions[name]?.(desk.ask(subject === undefined ? {} : { subject }));
  if (reply?.kind !== 'say') throw new Error(`${name} says nothing`);
  return reply.message;
}

async function say(desk: Desk, name: string, subject?: string): Promise<string> {
  return spaces(plainText(await message(desk, name, subject), desk.workspace.locale === 'fr' ? 'fr' : 'en'));
}

test('it shows the next three things, each with a button, and all five steps with what is seen', async () => {
  const desk = await freshDesk('sqlite', 'fr');
  const shown = await say(desk, 'roadmap');
  expect(shown).toContain('1. Nommer la personne qui répond de ce que vivent les clients – cette semaine');
  expect(shown).toContain('✓ Donner à chaque sujet quelqu’un qui répond');
  expect(shown).toContain('○ Publier un bulletin dans un canal (aucun en 30 jours)');
  const { blocks } = await message(desk, 'roadmap');
  const buttons = blocks.flatMap((block) =>
    block.kind === 'buttons' ? [block.buttons.map(({ action }) => action)] : [],
  );
  expect(buttons.slice(0, 3).flat()).toHaveLength(3);
});

test('what somebody says is ticked with their name and the day, told, and taken back', async () => {
  const desk = await freshDesk('sqlite', 'en');
  expect(await say(desk, 'roadmap.say', 'done/sponsor')).toContain('Ticked, with your name');
  expect(await say(desk, 'roadmap')).toContain(
    '✓ Name the person who answers for what customers live (Nadia Benali, Monday 9 November)',
  );
  await expect(say(desk, 'roadmap.say', 'done/sponsor')).rejects.toMatchObject({ code: 'roadmap.said' });
  expect(await say(desk, 'roadmap.say', 'undone/sponsor')).toContain('no longer ticked');
  expect(await say(desk, 'roadmap')).toContain('○ Name the person');
});

test('the monthly line is turned off and on there, and the page says which', async () => {
  const desk = await freshDesk('sqlite', 'en');
  expect(await say(desk, 'roadmap')).toContain('Admins read one line of this a month.');
  await say(desk, 'roadmap.letters', 'off');
  expect(await say(desk, 'roadmap')).toContain('Nobody is written to about this.');
  await say(desk, 'roadmap.letters', 'on');
  expect(await say(desk, 'roadmap')).toContain('Admins read one line of this a month.');
});
