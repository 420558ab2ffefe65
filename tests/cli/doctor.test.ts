import { expect, onTestFinished, test } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor.ts';
import { addSource, noteHeard } from '../../src/feedback/sources/source.ts';
import { noteRefused } from '../../src/feedback/sources/webhook.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';
import { startMailboxes } from '../peers/mailboxes.ts';

const now = new Date('2026-11-22T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

test('the doctor tries the mail server of newsletters, sends nothing, and says what to look at', async () => {
  const boxes = await startMailboxes();
  onTestFinished(() => boxes.stop());
  const told = async (env: Record<string, string>, locale: Locale = 'en') => {
    const { io, out } = unattended({ env, clock: { now: () => now }, locale });
    await doctorCommand.run([], io);
    return out.filter((line) => /newsletters|lettres d’information/.test(line));
  };
  const set = { MAIL_FROM: 'voix@example.com', PUBLIC_URL: 'https://voix.example.com' };
  expect(await told({})).toEqual(['ok   newsletters: not used']);
  expect(await told({ ...set, SMTP_URL: boxes.url })).toEqual([
    'ok   newsletters: the mail server takes them, from voix@example.com',
  ]);
  expect(boxes.taken.size).toBe(0);
  expect(await told({ MAIL_FROM: 'voix@example.com', SMTP_URL: boxes.url })).toEqual([
    expect.stringMatching(/^FAIL newsletters: .*PUBLIC_URL/),
  ]);
  await boxes.stop();
  const secret = { ...set, SMTP_URL: boxes.url.replace('//', '//nadia:hunter2@') };
  expect(await told(secret)).toEqual([
    expect.stringMatching(/^FAIL newsletters: 127\.0\.0\.1:\d+ does not take it \(\w+\)\. Look at/),
  ]);
  const [french = ''] = await told(secret, 'fr');
  expect(french).toMatch(/^ÉCHEC lettres d’information.*ne l’accepte pas.*Regardez/);
  expect(french).not.toContain('hunter2');
});

test('the doctor names each source that is silent or refused, with what to do, and those that are well', async () => {
  const url = await freshUrl('sqlite');
  const database = await openedHere(url);
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  const add = async (name: string) =>
    (await addSource(database, workspace?.id ?? '', { name, heat: 'hot', now: ago(30) })).source;
  const [well, wrong] = [await add('Appels'), await add('Typeform')];
  await add('Boutique');
  await noteHeard(database.db, well, ago(1));
  await noteRefused(database.db, wrong, { code: 'token.wrong', now: ago(2) });
  const told = async (locale: Locale) => {
    const { io, out } = unattended({ env: onDatabase(url), clock: { now: () => now }, locale });
    expect(await doctorCommand.run([], io)).toBe(1);
    return out.filter((line) => line.includes('source '));
  };
  expect(await told('en')).toEqual([
    'ok   source “Appels”: last answer 1 day ago',
    expect.stringMatching(/^FAIL source “Boutique”: nothing received in 30 days.*--quiet-after never/),
    expect.stringMatching(
      /^FAIL source “Typeform”: nothing received yet; 1 body refused.*wrong token.*source token/,
    ),
  ]);
  expect(await told('fr')).toEqual([
    expect.stringMatching(/^ok +source «\u00a0Appels\u00a0»\u00a0: dernière réponse il y a 1\sj/),
    expect.stringMatching(/^ÉCHEC source «\u00a0Boutique\u00a0»\u00a0: rien reçu en 30 jours/),
    expect.stringMatching(/^ÉCHEC source «\u00a0Typeform\u00a0»\u00a0: encore rien reçu.*mauvais jeton/),
  ]);
});
