// The audit log in the chat, for auditors and admins. What is in it and how it reads: src/audit/.
import type { Feature } from '../feature.ts';
import { chooseAuditKind, showAudit, verifyAudit } from './log.ts';
import { sayAuditLog } from './words.ts';

export const audit: Feature = {
  name: 'audit',
  asks: {
    audit: { run: showAudit, may: 'audit' },
    'audit.kind': { run: chooseAuditKind, may: 'audit' },
    'audit.verify': { run: verifyAudit, may: 'audit' },
  },
  adminMenu: [{ order: 53, label: (locale) => sayAuditLog(locale).title, ask: 'audit' }],
};
