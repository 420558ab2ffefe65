// What a round of orientation asks: which situations, from which workplaces, ours and the company's own; and what of that admins choose. What
// comes of the answers is orientation.ts; the situations are content/orientation.ts.
import { z } from 'zod';
import type { Store } from '../../database/client.ts';
import { fr } from '../../i18n/phrases.ts';
import { adviceOf as adviceIn } from '../items/item.ts';
import { askedItems } from '../items/kept.ts';
import type { Bilingual, SurveyQuestion } from '../question.ts';
import type { HowMany } from './choosing.ts';
import { type Scenario, type Served, scenarios, type Workplace, workplaces } from './content/orientation.ts';
import { inTurn } from './turns.ts';

export const orientationSettings = z.object({
  /** Situations of a round. */
  scenarios: z.int().min(3).max(7),
  /** Where they happen; none: anywhere. */
  workplaces: z.array(z.enum(workplaces)),
});

export const SITUATIONS: HowMany = {
  name: 'scenarios',
  label: { en: 'Situations a round', fr: 'Situations par vague' },
  ...{ least: 3, most: 7 },
};
export const workplaceLabel = { en: 'Where they happen', fr: fr`Où elles se passent` };
export const anywhere = { en: 'None chosen: anywhere.', fr: fr`Sans choix : partout.` };
export const workplaceNames: Readonly<Record<Workplace, Bilingual>> = {
  shop: { en: 'In a shop', fr: 'En boutique' },
  support: { en: 'In support', fr: 'Au support' },
  delivery: { en: 'In delivery', fr: fr`À la livraison` },
  'back-office': { en: 'In the back office', fr: 'En back-office' },
  billing: { en: 'In billing', fr: fr`À la facturation` },
  it: { en: 'In IT', fr: fr`À l’informatique` },
  'human-resources': { en: 'In human resources', fr: 'Aux ressources humaines' },
};

/** What an answer is called on its way: a form's data can be looked into, and nobody is to be told before they answer whom an advice serves. */
export const calledAs: Readonly<Record<Served, string>> = { customer: 'm', company: 'k', procedure: 'r' };

const whichAdvice = {
  en: 'Which advice would you give a colleague?',
  fr: fr`Quel conseil donneriez-vous à un collègue ?`,
};

interface OfferedSituation extends Pick<Scenario, 'key' | 'situation' | 'advice'> {
  /** Null: of the company's own, asked everywhere. */
  readonly workplace: Workplace | null;
}

export function orientationQuestions(
  offered: readonly OfferedSituation[],
  chosen: z.infer<typeof orientationSettings>,
  round: number,
): SurveyQuestion[] {
  const { workplaces: only } = chosen;
  const here = offered.filter(
    ({ workplace }) => only.length === 0 || workplace === null || only.includes(workplace),
  );
  return inTurn(here, chosen.scenarios, round).map(({ key, situation, advice }) => ({
    kind: 'choice',
    key,
    text: situation,
    hint: whichAdvice,
    options: advice.map(({ serves, text }) => ({ value: calledAs[serves], label: text })),
  }));
}

export const noSituation = {
  en: 'No situation is left to ask: ask one of ours again under “Surveys”, “Questions”, or write one of your own.',
  fr: fr`Il ne reste aucune situation à proposer : reprenez-en une des nôtres dans « Enquêtes », « Questions », ou écrivez la vôtre.`,
};

/** Ours in their own order of advice, those of the company in one that says nothing of which is which. */
export async function situationsOf(db: Store, workspaceId: string): Promise<OfferedSituation[]> {
  const kept = await askedItems(db, workspaceId, 'orientation');
  return kept.flatMap((item) => {
    const ours = scenarios.find(({ key }) => key === item.key);
    const { situation } = item.words;
    if (situation === undefined) return [];
    const advice = item.from === 'ours' && ours ? ours.advice : adviceIn(item);
    return [{ key: item.key, workplace: ours?.workplace ?? null, situation, advice }];
  });
}
