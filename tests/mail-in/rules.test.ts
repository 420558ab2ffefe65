// Rules of whose mails are taken: one who changes what another changed meanwhile overwrites nothing, and each change stands in the audit log.
import { expect, it } from 'vitest';
import { mailRules, removeMailRule, saveMailRule, sendersIn } from '../../src/mail-in/rules.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { NOW, takingMails } from './harness.ts';
import { colleagues } from './mails.ts';

const doer = { by: 'command-line', now: NOW } as const;

onEachEngine((engine) => {
  it('a rule is made once by a form, changed by whoever saw it last, and removed', async () => {
    const database = await freshDatabase(engine);
    await takingMails(database);
    const save = (shown: { id: string; version: number } | null, subject = '') =>
      saveMailRule(database, 'acme', { shown, draft: { ...colleagues, subject }, formKey: 'form', doer });
    expect([await save(null), await save(null)]).toEqual(['saved', 'saved']);
    const [rule, ...more] = await mailRules(database.db, 'acme');
    if (rule === undefined) throw new Error('there is a rule');
    expect(more).toEqual([]);
    const { id, version } = rule;
    expect(await save({ id, version }, 'colis')).toBe('saved');
    expect(await save({ id, version }, 'facture')).toBe('outdated');
    expect(await mailRules(database.db, 'acme')).toMatchObject([
      { subject: 'colis', senders: ['@acme.example'] },
    ]);
    expect(await removeMailRule(database, 'acme', id, doer)).toBe(true);
    expect(await removeMailRule(database, 'acme', id, doer)).toBe(false);
    const acts = await database.db.auditEntry.findMany({
      where: { workspaceId: 'acme' },
      orderBy: { number: 'asc' },
    });
    expect(acts.map(({ act }) => act)).toEqual(['mail-rule.made', 'mail-rule.changed', 'mail-rule.removed']);
  });
});

it.each([
  [
    'Karim@Acme.example\n@shop.example, <a@b.example>',
    ['karim@acme.example', '@shop.example', 'a@b.example'],
    [],
  ],
  ['karim', [], ['karim']],
  ['@acme', [], ['@acme']],
  ['a@b@c.example *@acme.example', ['*@acme.example'], ['a@b@c.example']],
  ['', [], []],
])('the senders in %j', (text, senders, wrong) => {
  expect(sendersIn(text)).toEqual({ senders, wrong });
});
