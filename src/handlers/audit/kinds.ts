// The acts of the audit log by what they are about: what the list can be limited to.
import type { ActName } from '../../audit/act.ts';

export const auditKinds = [
  'settings',
  'people',
  'schedules',
  'rules',
  'topics',
  'sources',
  'imports',
  'handed-out',
  'moderation',
  'messages',
] as const;
export type AuditKind = (typeof auditKinds)[number];

type ActRoom = ActName extends `${infer R}.${string}` ? R : never;

/** By what the names of acts begin with: a new one cannot be left out. */
const kinds: Readonly<Record<ActRoom, AuditKind>> = {
  settings: 'settings',
  'shared-channel': 'settings',
  installation: 'settings',
  roadmap: 'settings',
  role: 'people',
  ambassadors: 'people',
  accounts: 'people',
  schedule: 'schedules',
  'case-rule': 'rules',
  'feed-rule': 'rules',
  'lesson-channel': 'schedules',
  topic: 'topics',
  touchpoint: 'topics',
  contacts: 'rules',
  source: 'sources',
  mailbox: 'sources',
  'mail-rule': 'rules',
  mail: 'sources',
  key: 'settings',
  token: 'sources',
  readers: 'people',
  import: 'imports',
  counts: 'imports',
  page: 'handed-out',
  export: 'handed-out',
  answers: 'handed-out',
  customer: 'handed-out',
  customers: 'handed-out',
  person: 'handed-out',
  charter: 'moderation',
  promise: 'moderation',
  story: 'moderation',
  word: 'moderation',
  lesson: 'moderation',
  theme: 'moderation',
  action: 'moderation',
  survey: 'moderation',
  'visit-notice': 'settings',
  'visit-competitors': 'settings',
  'visit-criteria': 'settings',
  summary: 'settings',
  message: 'messages',
};

export function roomsOf(kind: AuditKind): string[] {
  return Object.entries(kinds).flatMap(([room, its]) => (its === kind ? room : []));
}

export function auditKind(text: string | null): AuditKind | null {
  return auditKinds.find((kind) => kind === text) ?? null;
}
