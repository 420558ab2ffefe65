// How the customers' questions are put to colleagues: what they believe customers said, and the same turned to themselves. Written for this tool and
// not validated. Which questions there are: customers.ts.
import type { Heat, Metric } from '../../../feedback/filters.ts';
import type { Names } from '../../../feedback/touchpoints.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fr } from '../../../i18n/phrases.ts';
import type { Bilingual, SurveyQuestion } from '../../question.ts';
import { type CustomersQuestion, keyOf } from './customers.ts';
import { guessKey, ownKey } from './result.ts';

interface MomentAsked extends CustomersQuestion {
  readonly names: Names | null;
  readonly isOneHeat: boolean;
}

/** "Delivery", "Overall (relationship survey)". */
export function momentName(names: Names | null, heat: Heat | null, locale: Locale): string {
  const moment = names?.[locale] ?? overall[locale];
  return heat === null ? moment : `${moment} (${heatNames[heat][locale]})`;
}

const overall: Bilingual = { en: 'Overall', fr: 'Dans l’ensemble' };

const heatNames: Readonly<Record<Heat, Bilingual>> = {
  hot: { en: 'just after an interaction', fr: 'à chaud' },
  cold: { en: 'in the relationship survey', fr: 'à froid' },
};

export function guessAsked(question: MomentAsked, days: number): SurveyQuestion {
  const { metric } = question;
  const key = guessKey(keyOf(question));
  const name = (locale: Locale) => nameOf(question, locale);
  const said: Bilingual = {
    en: `What do you think customers answered, in the last ${days} days?`,
    fr: fr`À votre avis, qu’ont répondu les clients, ces ${days} derniers jours ?`,
  };
  const hint = {
    en: `${said.en} ${counts[metric].en}`,
    fr: `${said.fr} ${counts[metric].fr}`,
  };
  const text = { en: asks[metric].en(name('en')), fr: asks[metric].fr(name('fr')) };
  return metric === 'nps'
    ? { kind: 'number', key, text, hint, least: -100, most: 100, unit: 'points' }
    : { kind: 'number', key, text, hint, least: 0, most: 100, unit: 'percent' };
}

/** May be left out: it is about themselves. */
export function ownAsked(question: MomentAsked): SurveyQuestion {
  const { metric } = question;
  const { en, fr: french, ends } = own[metric];
  return {
    kind: 'scale',
    key: ownKey(keyOf(question)),
    text: { en: en(nameOf(question, 'en')), fr: french(nameOf(question, 'fr')) },
    ...scaleOf[metric],
    ends,
    optional: true,
  };
}

function nameOf({ names, heat, isOneHeat }: MomentAsked, locale: Locale): string {
  return momentName(names, isOneHeat ? heat : null, locale);
}

type Asks = Readonly<Record<Locale, (moment: string) => string>>;

const asks: Readonly<Record<Metric, Asks>> = {
  csat: {
    en: (moment) => `${moment}: of 100 customers, how many are satisfied?`,
    fr: (moment) => fr`${moment} : sur 100 clients, combien sont satisfaits ?`,
  },
  ces: {
    en: (moment) => `${moment}: of 100 customers, how many find it easy?`,
    fr: (moment) => fr`${moment} : sur 100 clients, combien trouvent cela facile ?`,
  },
  nps: {
    en: (moment) => `${moment}: which NPS do customers give us?`,
    fr: (moment) => fr`${moment} : quel NPS les clients nous donnent-ils ?`,
  },
};

const counts: Readonly<Record<Metric, Bilingual>> = {
  csat: {
    en: 'Satisfied is 4 or 5 of 5.',
    fr: fr`Satisfait, c’est 4 ou 5 sur 5.`,
  },
  ces: {
    en: 'Easy is 5, 6 or 7 of 7.',
    fr: fr`Facile, c’est 5, 6 ou 7 sur 7.`,
  },
  nps: {
    en: 'Of 100 customers, those who would surely recommend us (9 or 10) minus those who would not (0 to 6).',
    fr: fr`Sur 100 clients, ceux qui nous recommanderaient sans hésiter (9 ou 10) moins ceux qui ne le feraient pas (de 0 à 6).`,
  },
};

const scaleOf: Readonly<Record<Metric, { readonly from: number; readonly to: number }>> = {
  csat: { from: 1, to: 5 },
  ces: { from: 1, to: 7 },
  nps: { from: 0, to: 10 },
};

/** The symmetry of attentions: as one asks customers of their experience, one asks colleagues of theirs. */
const own: Readonly<Record<Metric, Asks & { readonly ends: readonly [Bilingual, Bilingual] }>> = {
  csat: {
    en: (moment) => `${moment}, seen from your side: how satisfying is the way your own work goes there?`,
    fr: (moment) =>
      fr`${moment}, vu de votre côté : la façon dont se passe votre travail vous satisfait-elle ?`,
    ends: [
      { en: 'not at all', fr: 'pas du tout' },
      { en: 'fully', fr: 'tout à fait' },
    ],
  },
  ces: {
    en: (moment) =>
      `${moment}, seen from your side: how easy is it for you to get done what a customer needs?`,
    fr: (moment) =>
      fr`${moment}, vu de votre côté : est-il facile pour vous de faire ce dont un client a besoin ?`,
    ends: [
      { en: 'very difficult', fr: 'très difficile' },
      { en: 'very easy', fr: 'très facile' },
    ],
  },
  nps: {
    en: () => 'And you: how likely are you to recommend working here to somebody close to you?',
    fr: () => fr`Et vous : recommanderiez-vous à un proche de travailler ici ?`,
    ends: [
      { en: 'certainly not', fr: 'certainement pas' },
      { en: 'certainly', fr: 'certainement' },
    ],
  },
};
