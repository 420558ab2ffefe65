// A round in which somebody is asked, with a question of each sort, as it stands on file: for the tests of answering.
import { newId } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import { typeset } from '../../src/i18n/phrases.ts';
import { kindNamed } from '../../src/surveys/kind.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import type { SurveyQuestion } from '../../src/surveys/question.ts';
import { roundRow, surveyRow } from './on-file.ts';

const both = (en: string, french: string) => ({ en, fr: typeset(french) });

/** Longer than an option of either chat may be. */
export const LONG_ADVICE =
  'Tell him that the middle one is enough for his household, even if we sell for less and somebody has to explain it.';

const oneOfEach: readonly SurveyQuestion[] = [
  {
    ...{ key: 'recommend', kind: 'scale', from: 0, to: 10 },
    text: both('Would you recommend us as an employer?', 'Nous recommanderiez-vous comme employeur ?'),
    ends: [both('not at all', 'pas du tout'), both('certainly', 'certainement')],
  },
  {
    ...{ key: 'means', kind: 'scale', from: 1, to: 5 },
    text: both(
      'I have what I need to help a customer well.',
      'J’ai ce qu’il me faut pour bien aider un client.',
    ),
    ends: [both('not at all', 'pas du tout'), both('fully', 'tout à fait')],
  },
  {
    ...{ key: 'guess', kind: 'number', least: 0, most: 100, unit: 'percent' },
    text: both(
      'How many customers were satisfied with delivery?',
      'Combien de clients étaient satisfaits de la livraison ?',
    ),
    hint: both('As you believe.', 'À votre avis.'),
  },
  {
    ...{ key: 'washing-machine', kind: 'choice' },
    text: both(
      'A regular customer comes for the dearest machine.',
      'Un client fidèle vient pour la machine la plus chère.',
    ),
    options: [
      {
        value: 'first',
        label: both('Show him the dearest one first.', 'Montrez-lui d’abord la plus chère.'),
      },
      { value: 'second', label: both(LONG_ADVICE, LONG_ADVICE) },
    ],
  },
  {
    ...{ key: 'more', kind: 'words', optional: true },
    text: both('What else should we know?', 'Que devrions-nous encore savoir ?'),
  },
];

/** What is filled in of them, as a form brings it. */
export const answeredAll = {
  'q:recommend': '9',
  'q:means': '4',
  'q:guess': '85 %',
  'q:washing-machine': 'second',
  'q:more': 'More time for each call.',
} as const;

interface Asking {
  readonly workspaceId: string;
  readonly personIds: readonly string[];
  readonly createdById: string;
  readonly now: Date;
  /** Of the round, and of its survey. */
  readonly id?: string;
  readonly number?: number;
  readonly name?: string;
  readonly questions?: readonly SurveyQuestion[];
}

/** @returns the round's id */
export async function askOf(
  { db }: Database,
  { personIds, id = newId(), number = 1, name = 'Pulse', questions = oneOfEach, createdById, ...row }: Asking,
): Promise<string> {
  const { workspaceId } = row;
  await db.survey.create({ data: { ...surveyRow({ ...row, id, createdById }), number, name } });
  const round = {
    ...roundRow({ ...row, id, surveyId: id }),
    questions: JSON.parse(JSON.stringify(questions)),
  };
  await db.surveyRound.create({ data: { ...round, asked: personIds.length } });
  await db.surveyInvited.createMany({
    data: personIds.map((personId) => ({
      workspaceId,
      roundId: id,
      personId,
      groups: [0],
      invitedOn: '2026-11-09',
    })),
  });
  return id;
}

/** A pulse that has closed, with its kind's own example for a result. @returns its round's id */
export async function closedPulse(database: Database, asking: Omit<Asking, 'questions'>): Promise<string> {
  const id = await askOf(database, { number: 2, name: 'Autumn', ...asking });
  const pulse = kindNamed(surveyKinds, 'pulse');
  if (!pulse) throw new Error('no pulse');
  const { workspaceId } = asking;
  // Of a channel of its own, so that no other pulse is compared with it.
  const channels = ['slack:C2'];
  await database.db.survey.update({ where: { workspaceId_id: { workspaceId, id } }, data: { channels } });
  await database.db.surveyRound.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: {
      ...{
        state: 'closed',
        closedAt: asking.now,
        asked: 80,
        answered: 56,
        tallies: [],
        groups: [{ address: 'slack:C2', name: 'voix' }],
      },
      result: JSON.parse(JSON.stringify(pulse.example)),
    },
  });
  return id;
}
