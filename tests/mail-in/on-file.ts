// Customers' mails as they stand in a company that takes them in: a mailbox that refuses the login, a rule, three mails that wait, one kept out.
import type { Database } from '../../src/database/client.ts';
import type { Keys } from '../../src/keys.ts';
import { saveMailbox } from '../../src/mail-in/mailbox.ts';
import { saveMailRule } from '../../src/mail-in/rules.ts';
import { takeMail } from '../../src/mail-in/take.ts';
import { mailsWaiting } from '../../src/mail-in/waiting.ts';
import { bytesOfMail, colleagues, forwarded } from './mails.ts';

/** @returns by action, what it is about */
export async function fillMails(
  { database, keys, workspaceId, now }: { database: Database; keys: Keys; workspaceId: string; now: Date },
  words: readonly string[] = [
    'Mon colis a pris la pluie.',
    'Personne ne m’a rappelé.',
    'Le livreur a été charmant.',
  ],
): Promise<Record<string, string>> {
  const doer = { by: 'command-line', now } as const;
  const at = { at: 'imaps://voix%40acme.example@mail.acme.example/INBOX', password: 'a password' };
  await saveMailbox(database, { keys, workspaceId }, { ...at, trusts: null, since: null }, doer);
  const failingSince = new Date(now.getTime() - 2 * 86_400_000);
  const data = {
    lastError: 'mailbox.denied',
    failures: 2,
    failingSince,
    nextAt: new Date(now.getTime() + 86_400_000_000),
  };
  await database.db.mailbox.updateMany({ where: { workspaceId }, data });
  const draft = { ...colleagues, touchpoint: null };
  await saveMailRule(database, workspaceId, { shown: null, draft, formKey: 'mail rule', doer });
  await database.db.mailbox.updateMany({ where: { workspaceId }, data });
  const parts = { database, workspaceId, keys, keepOriginals: true, clock: { now: () => now } };
  const send = (mail: string) => takeMail(parts, bytesOfMail(mail), { trusts: null });
  for (const [at, said] of words.entries())
    await send(
      forwarded({
        id: `${at}@acme.example`,
        customer: `client${at}@orange.example`,
        words: `${said} Rappelez-moi au 06 12 34 56 7${at}.`,
        date: '2 novembre 2026 08:30',
      }),
    );
  await send(forwarded({ id: 'stranger', from: 'mallory@evil.example' }));
  const [place = '', nowhere = '', discard = ''] = (await mailsWaiting(database.db, workspaceId)).map(
    ({ id }) => id,
  );
  const { id: rule } = await database.db.mailRule.findFirstOrThrow({ where: { workspaceId } });
  return {
    'mail-rule.edit': rule,
    'mail-rule.remove': rule,
    'mail.place': place,
    'mail.choose': place,
    'mail.no-place': nowhere,
    'mail.discard': discard,
  };
}
