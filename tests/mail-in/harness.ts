// A company that takes customers' mails in, by a clock that the test moves.
import type { Database } from '../../src/database/client.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { type MailRuleDraft, saveMailRule } from '../../src/mail-in/rules.ts';
import { takeMail } from '../../src/mail-in/take.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { bytesOfMail, colleagues } from './mails.ts';

export const NOW = new Date('2026-11-23T11:00:00Z');

export async function takingMails(database: Database, workspaceId = 'acme') {
  let now = NOW;
  await addCompany(database.db, workspaceId);
  const keys = keysFrom([newSecret()]);
  const parts = { database, workspaceId, keys, keepOriginals: true, clock: { now: () => now } };
  return {
    parts,
    keys,
    move: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    rule: (draft: Partial<MailRuleDraft> = {}) =>
      saveMailRule(database, workspaceId, {
        shown: null,
        draft: { ...colleagues, ...draft },
        formKey: JSON.stringify(draft),
        doer: { by: 'command-line', now },
      }),
    take: (mail: string, trusts: string | null = null) => takeMail(parts, bytesOfMail(mail), { trusts }),
    answers: () =>
      database.db.feedback.findMany({
        where: { workspaceId },
        orderBy: [{ answeredAt: 'asc' }, { verbatim: 'asc' }],
      }),
    shell: async () => ({ database, workspace: await workspaceById(database.db, workspaceId), now, keys }),
  };
}
