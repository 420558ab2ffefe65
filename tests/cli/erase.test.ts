import { expect, test } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { eraseCommand } from '../../src/cli/erase.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import type { UserError } from '../../src/errors.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import { keysFrom } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { kind } from '../harness/kinds.ts';
import { onDatabase, SECRET, unattended } from '../harness/unattended.ts';

const now = new Date('2026-11-22T10:00:00Z');
const WORDS = 'Troisième fois que je vous envoie la même pièce jointe.';

function terminal(url: string, input = '') {
  const { io, out, err } = unattended({
    env: onDatabase(url, { LOG_LEVEL: 'silent' }),
    clock: { now: () => now },
    locale: 'fr',
    input: async () => input,
  });
  return { run: (...args: string[]) => eraseCommand.run(args, io), out, err };
}

onAnyEngine((engine) => {
  test('without a chat the edits wait for the running bot, which is said; what somebody must look at too', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await addCompany(db, 'w');
    const customer = customerFingerprint(keysFrom([SECRET]), 'w', 'C-42');
    const at = now.toISOString();
    await addAnswers(db, 'w', [
      { id: 'a', customer, verbatim: WORDS, at },
      { id: 'b', customer, at },
    ]);
    await db.story.create({
      data: {
        workspaceId: 'w',
        id: 's',
        number: 7,
        tellerId: 'p',
        title: 't',
        wentWrong: 'x',
        weDid: 'y',
        customerSaid: WORDS,
        learned: 'z',
        feedbackId: 'a',
        status: 'approved',
        submittedAt: now,
        formKey: 's',
      },
    });
    const blocks = [{ kind: 'quote', text: WORDS, of: 'a' } as const];
    const message = { ...sentence('Bonjour'), blocks };
    const common = { workspaceId: 'w', kind: kind('digest'), locale: 'fr', now } as const;
    for (const [address, state] of [
      ['slack:C1', 'sent'],
      ['slack:C2', 'held'],
    ] as const) {
      const id = await enqueue(db, { ...common, address, message });
      await db.delivery.updateMany({ where: { id }, data: { state } });
    }
    const { run, out, err } = terminal(url, 'C-42\n');
    expect(await run('--customer', '-')).toBe(1);
    expect(out).toEqual([
      'Vidé\u00a0:',
      '  2 réponses',
      '  2 messages conservés',
      '  0 numéro archivé',
      'Reste à modifier\u00a0: C1. C’est en attente\u202f; le bot en service s’en charge.',
      'À voir à la main\u00a0: C2\u00a0: impossible de savoir si un message avec ces mots s’y trouve.',
      'À voir à la main\u00a0: les récits nés de ces réponses, qu’un modérateur doit relire\u00a0: 7',
    ]);
    expect(err.join('\n')).toContain('La messagerie est injoignable d’ici');
    expect(err.join('\n')).toContain('.rejects.csv');
    expect(await db.delivery.count({ where: { kind: 'erasure', state: 'pending' } })).toBe(1);
    const again = terminal(url);
    expect(await again.run('--customer', 'C-42', '--json')).toBe(0);
    expect(JSON.parse(again.out[0] ?? '')).toMatchObject({ answers: 0, kept: 0, posted: 0, waiting: [] });
  });
});

test('a colleague is erased by name, or by address where several are called so', async () => {
  const url = await freshUrl('sqlite');
  const { db } = await openedHere(url);
  await addCompany(db, 'w');
  const common = { workspaceId: 'w', platform: 'slack', timeZone: 'Europe/Paris', refreshedAt: now };
  for (const [id, name] of [
    ['U1', 'Inès Roux'],
    ['U2', 'Karim Haddad'],
    ['U3', 'Karim Haddad'],
  ] as const)
    await db.person.create({ data: { ...common, id, externalId: id, name } });
  const left = async () => (await db.person.findMany({ where: { platform: 'slack' } })).map(({ id }) => id);
  const one = terminal(url, 'ines roux\n');
  expect(await one.run('--person', '-', '--dry-run')).toBe(0);
  expect(one.out[0]).toBe('Rien n’a été changé. Effacer toucherait\u00a0:');
  expect(await one.run('--person', 'ines roux')).toBe(0);
  expect(await left()).toEqual(['U2', 'U3']);
  const said = (called: string) =>
    one.run('--person', called).then(String, (error: UserError) => error.say('en'));
  expect(await said('Inès Roux')).toMatch(/^Nobody is on file/);
  expect(await said('Une personne effacée')).toMatch(/^Nobody is on file/);
  expect(await said('Karim Haddad')).toMatch(/^Several people.*\n {2}slack:U2 {2}Karim Haddad/);
  expect(await one.run('--person', 'slack:U3', '--json')).toBe(0);
  expect(JSON.parse(one.out.at(-1) ?? '')).toMatchObject({ dryRun: false, rows: 1, letters: 0, copies: 0 });
  expect(await left()).toEqual(['U2']);
});

test('the last admin is not erased before somebody else is one', async () => {
  const url = await freshUrl('sqlite');
  const { db } = await openedHere(url);
  await addCompany(db, 'w');
  const common = { workspaceId: 'w', platform: 'slack', timeZone: 'Europe/Paris', refreshedAt: now };
  await db.person.create({
    data: { ...common, id: 'U1', externalId: 'U1', name: 'Inès Roux', isAdmin: true },
  });
  await db.person.create({ data: { ...common, id: 'U2', externalId: 'U2', name: 'Karim Haddad' } });
  const one = terminal(url);
  await expect(one.run('--person', 'Inès Roux')).rejects.toMatchObject({ code: 'erase.last-admin' });
  expect(await db.person.count({ where: { id: 'U1' } })).toBe(1);
  await db.givenRole.create({ data: { workspaceId: 'w', personId: 'U2', role: 'admin' } });
  expect(await one.run('--person', 'Inès Roux')).toBe(0);
  await expect(one.run('--person', 'Karim Haddad')).rejects.toMatchObject({ code: 'erase.last-admin' });
});

test.each([
  [['--customer', 'a', '--person', 'b-secret']],
  [['--person', '']],
  [[]],
  [['--customer', ' ']],
  [['C-42-secret']],
  [['--customers', 'C-42-secret']],
])('%j is wrong usage, and a reference is not repeated', async (args) => {
  const said = await terminal('file:unused.db')
    .run(...args)
    .catch((error) => error);
  expect(said).toBeInstanceOf(UsageError);
  expect(String(said)).not.toContain('secret');
});
