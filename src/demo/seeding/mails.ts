// Customers' mails of the sample company come in by the pipe's way, without a mailbox: one is placed by its rule, admins are asked about the other.
import { saveMailRule } from '../../mail-in/rules.ts';
import { takeMail } from '../../mail-in/take.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { forwardedMail, forwardedMails, mailRules, mailSenders, mailSource } from '../company/mails.ts';

export async function forwardMails({ database, keys, workspace, now }: KeyedShell): Promise<void> {
  const { id: workspaceId, timeZone } = workspace;
  const about = { senders: [mailSenders], how: 'forwarded', source: mailSource, heat: 'hot' } as const;
  for (const { subject, touchpoint } of mailRules)
    await saveMailRule(database, workspaceId, {
      ...{ shown: null, formKey: `sample ${subject}`, doer: { by: 'command-line', now } },
      draft: { ...about, subject, touchpoint },
    });
  const parts = { database, workspaceId, keys, keepOriginals: true, clock: { now: () => now } };
  for (const each of forwardedMails)
    await takeMail(parts, forwardedMail(each, now, timeZone), { trusts: null });
}
