// What an admin chooses of a mirror: which of the customers' questions, of how long, and whether colleagues are asked of themselves too.
import { z } from 'zod';
import { UserError } from '../../../errors.ts';
import { formats } from '../../../i18n/formats.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import { type Field, type FormValues, listOf, type Parsed, textOf } from '../../../messages/form.ts';
import { answers } from '../../../statistics/distribution.ts';
import type { KindChoosing } from '../../kind.ts';
import { momentName } from './asked.ts';
import {
  type CustomersAnswers,
  customersAnswers,
  customersPeriod,
  customersQuestion,
  keyOf,
  LEAST_CUSTOMERS,
} from './customers.ts';
import { mirrorWords } from './words.ts';

/** Questions of the customers in one round. */
const MOST = 5;

/** Days of customers' answers before a round opens. */
const spans = [30, 90, 180, 365] as const;
const LONGEST = 365;

export const mirrorSettings = z.object({
  questions: z.array(customersQuestion).max(MOST),
  /** Whether colleagues are also asked how it is for them. */
  own: z.boolean(),
  days: z.literal(spans),
});
export type MirrorSettings = z.infer<typeof mirrorSettings>;

export const mirrorDefaults: MirrorSettings = { questions: [], own: true, days: 90 };

type MirrorChoosing = KindChoosing<MirrorSettings>;

/**
 * What customers answered often enough within a year; what was chosen and is not, any more, is offered no more.
 * @throws UserError 'survey.mirror-nothing' where there is nothing to choose from
 */
export async function mirrorFields(choosing: MirrorChoosing): Promise<Field[]> {
  const { locale, settings } = choosing;
  const say = words(locale);
  const offered = await offeredIn(choosing, LONGEST);
  if (offered.length === 0)
    throw new UserError('survey.mirror-nothing', (reading) =>
      words(reading).nothing(String(LEAST_CUSTOMERS)),
    );
  const keys = offered.map(keyOf);
  return [
    {
      kind: 'choices',
      name: 'questions',
      label: say.questions,
      hint: say.questionsHint(String(MOST), String(LEAST_CUSTOMERS)),
      options: offered.map((each) => ({ value: keyOf(each), label: labelOf(each, locale) })),
      initial: settings.questions.map(keyOf).filter((key) => keys.includes(key)),
    },
    {
      kind: 'choice',
      name: 'days',
      label: say.days,
      options: spans.map((days) => ({ value: String(days), label: say.lastDays(String(days)) })),
      initial: String(settings.days),
    },
    { kind: 'toggle', name: 'own', label: say.own, text: say.ownText, initial: settings.own },
  ];
}

export async function mirrorChosen(
  values: FormValues,
  choosing: MirrorChoosing,
): Promise<Parsed<MirrorSettings>> {
  const say = words(choosing.locale);
  const wanted = listOf(values, 'questions');
  const days = spans.find((each) => String(each) === textOf(values, 'days'));
  const wrong = (field: string, problem: string) => ({ ok: false, errors: { [field]: problem } }) as const;
  if (days === undefined) return wrong('days', say.noDays);
  if (wanted.length === 0) return wrong('questions', say.none);
  if (wanted.length > MOST) return wrong('questions', say.tooMany(String(MOST)));
  const offered = await offeredIn(choosing, days);
  const chosen = wanted.flatMap((key) => offered.find((each) => keyOf(each) === key) ?? []);
  if (chosen.length < wanted.length) {
    const enough = new Set(chosen.map(keyOf));
    const known = await offeredIn(choosing, LONGEST);
    const few = known.filter((each) => wanted.includes(keyOf(each)) && !enough.has(keyOf(each)));
    const names = formats(choosing.locale, 'UTC').list(few.map((each) => nameOf(each, choosing.locale)));
    return wrong('questions', say.few(names, String(LEAST_CUSTOMERS), String(days)));
  }
  const questions = chosen.map(({ metric, heat, touchpoint }) => ({ metric, heat, touchpoint }));
  return { ok: true, value: { questions, days, own: values.own === true } };
}

function offeredIn({ db, workspace, now }: MirrorChoosing, days: number): Promise<CustomersAnswers[]> {
  return customersAnswers(db, workspace.id, customersPeriod(now, days));
}

/** "Delivery, satisfaction": the heat where customers of both answered. */
function nameOf({ metric, names, heat, isOneHeat }: CustomersAnswers, locale: Locale): string {
  const say = mirrorWords(locale);
  return say.label(momentName(names, isOneHeat ? heat : null, locale), say.metric[metric]);
}

/** How many answered, not what: who makes the survey may be asked in it. */
function labelOf(each: CustomersAnswers, locale: Locale): string {
  return words(locale).option(nameOf(each, locale), formats(locale, 'UTC').number(answers(each.scores)));
}

const words = phrases({
  en: {
    questions: 'The customers’ questions that colleagues guess',
    questionsHint: (most: string, least: string) =>
      `${most} at most. Offered is what at least ${least} customers answered within a year.`,
    nothing: (least: string) =>
      `A mirror holds what colleagues guess against what customers said, and no question has ${least} customers’ answers within a year yet. Bring answers in first: import a file, or connect a survey tool.`,
    option: (name: string, count: string) => `${name} (${count} in a year)`,
    days: 'Customers’ answers of',
    lastDays: (days: string) => `the last ${days} days`,
    own: 'Colleagues’ own view',
    ownText: 'Also ask how it is for them, of the first three.',
    noDays: 'Choose one of these.',
    none: 'Choose at least one.',
    tooMany: (most: string) => `Choose ${most} at most.`,
    few: (names: string, least: string, days: string) =>
      `Fewer than ${least} customers answered in the last ${days} days: ${names}. Take a longer time, or others.`,
  },
  fr: {
    questions: 'Les questions des clients à faire estimer',
    questionsHint: (most, least) =>
      fr`${most} au plus. Sont proposées celles auxquelles au moins ${least} clients ont répondu en un an.`,
    nothing: (least) =>
      fr`Un miroir compare ce que l’équipe imagine à ce que disent les clients, et aucune question n’a encore ${least} réponses de clients en un an. Faites-en d’abord entrer : importez un fichier, ou branchez un outil d’enquête.`,
    option: (name, count) => fr`${name} (${count} en un an)`,
    days: 'Réponses des clients sur',
    lastDays: (days) => `les ${days} derniers jours`,
    own: 'Le point de vue des collègues',
    ownText: 'Demander aussi ce qu’il en est pour eux, sur les trois premières.',
    noDays: 'Choisissez une de ces durées.',
    none: 'Choisissez-en au moins une.',
    tooMany: (most) => `Choisissez-en ${most} au plus.`,
    few: (names, least, days) =>
      fr`Moins de ${least} clients ont répondu ces ${days} derniers jours : ${names}. Prenez une durée plus longue, ou d’autres questions.`,
  },
});
