// What is done to the mailbox and to the rules of mails stands in the audit log, by whom it was done, without what it was.
import { expect, it } from 'vitest';
import { saveMailbox, steerMailbox } from '../../src/mail-in/mailbox.ts';
import { mailRules, saveMailRule } from '../../src/mail-in/rules.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { NOW, takingMails } from './harness.ts';
import { colleagues } from './mails.ts';

onEachEngine((engine) => {
  it('a mailbox and its rules: each act once, without the address or the password', async () => {
    const database = await freshDatabase(engine);
    const { keys, rule } = await takingMails(database);
    const workspaceId = 'acme';
    const doer = { by: 'command-line', now: NOW } as const;
    const at = { at: 'imap://voice@127.0.0.1:1430/INBOX', password: 'secret of the box' };
    await saveMailbox(database, { keys, workspaceId }, { ...at, trusts: null, since: null }, doer);
    for (const how of ['pause', 'resume', 'remove'] as const)
      await steerMailbox(database, workspaceId, how, doer);
    await rule();
    const [made] = await mailRules(database.db, workspaceId);
    if (!made) throw new Error('no rule');
    const { id, version } = made;
    const draft = { ...colleagues, subject: 'Avis' };
    const changing = { shown: { id, version }, draft, formKey: 'change', doer };
    expect(await saveMailRule(database, workspaceId, changing)).toBe('saved');
    // What they saw is no longer so: nothing is done, and nothing noted.
    expect(await saveMailRule(database, workspaceId, changing)).toBe('outdated');
    const noted = await database.db.auditEntry.findMany({ orderBy: { number: 'asc' } });
    expect(noted.map(({ act }) => act)).toEqual([
      ...['mailbox.connected', 'mailbox.paused', 'mailbox.resumed', 'mailbox.removed'],
      ...['mail-rule.made', 'mail-rule.changed'],
    ]);
    expect(JSON.stringify(noted, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toMatch(
      /secret of the box|voice@|acme\.example|Avis/,
    );
  });
});
