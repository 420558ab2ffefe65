import { expect, test } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addToken, noteUsed, tokenBorne } from '../../src/tokens/token.ts';
import { freshDesk, now } from './desk.ts';

test('an admin sees what each token is for and when it was last used, and revokes one, which is refused at once', async () => {
  const desk = await freshDesk('sqlite', 'fr');
  const { database } = desk.kit;
  const ask = async (name: string, subject?: string) => {
    const reply = await menu.actions[name]?.(desk.ask(subject === undefined ? {} : { subject }));
    if (reply?.kind !== 'say') throw new Error(`${name} says nothing`);
    return plainText(reply.message, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ');
  };
  const made = { name: 'Tableau de bord', scopes: ['read:voice'] as const, expiresAt: null, now };
  const { added, token } = await addToken(database, desk.workspace.id, made);
  await noteUsed(database.db, added, '2026-11-22');
  const shown = await ask('tokens');
  expect(shown).toContain(
    'Tableau de bord · read:voice · sans fin · a servi en dernier le dimanche 22 novembre 2026',
  );
  expect(shown).not.toContain(token);
  expect(await ask('token.revoke', added.id)).toContain('« Tableau de bord » est refusé dès maintenant');
  expect(await tokenBorne(database.db, token)).toBeNull();
  expect(await ask('token.revoke', added.id)).toContain('déjà été révoqué');
  await ask('token.revoke', desk.subjects['token']);
  expect(await ask('tokens')).toContain('Aucun jeton');
});

test('the menu of admins leads there', async () => {
  const desk = await freshDesk('sqlite', 'en');
  const reply = await menu.commands.find(({ name }) => name === 'portevoix')?.run(desk.ask());
  expect(JSON.stringify(reply)).toContain('{"name":"tokens"}');
});
