// Rows of surveys as they stand on file, for tests of what else looks at them. Surveys themselves are tested through the program's own acts.
import { COMMENT_THRESHOLD, THRESHOLD } from '../../src/surveys/round.ts';

interface Row {
  readonly workspaceId: string;
  readonly id: string;
  readonly now: Date;
}

export function surveyRow({ now, ...row }: Row & { readonly createdById: string }) {
  return {
    ...row,
    ...{
      number: 1,
      kind: 'pulse',
      name: 'Pulse',
      settings: { items: 4, words: true },
      channels: ['slack:C1'],
    },
    ...{ threshold: THRESHOLD, daysOpen: 7, createdAt: now, formKey: row.id },
  };
}

export function roundRow({ now, ...row }: Row & { readonly surveyId: string }) {
  const recommend = {
    ...{ key: 'recommend', kind: 'scale', from: 0, to: 10 },
    text: { en: 'Would you recommend us?', fr: 'Nous recommanderiez-vous ?' },
    ends: [
      { en: 'no', fr: 'non' },
      { en: 'yes', fr: 'oui' },
    ],
  };
  return {
    ...row,
    ...{ number: 1, state: 'open', threshold: THRESHOLD, commentThreshold: COMMENT_THRESHOLD },
    questions: [recommend],
    groups: [{ address: 'slack:C1', name: 'all' }],
    openedAt: now,
    closesAt: new Date(now.getTime() + 7 * 86_400_000),
  };
}
