// What the program sees of each thing of the roadmap, in both languages: how often, how many, never who.
import { type Formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Facts } from './facts.ts';
import { FEWEST_PROMISED, type ItemId } from './items.ts';

/** What is seen of it; null of what somebody has to say. */
export function seenText(
  id: ItemId,
  facts: Facts,
  { locale, formats }: { readonly locale: Locale; readonly formats: Formats },
): string | null {
  const seen = words(locale);
  switch (id) {
    case 'sponsor':
    case 'assessment':
    case 'pulse':
      return null;
    case 'word':
      return seen.word(facts.hasSpoken);
    case 'walk':
      return seen.visits(facts.visits);
    case 'charter':
      return seen.charter(facts.hasCharter);
    case 'thanks':
      return seen.thanks(facts.thanks);
    case 'action':
      return seen.actions(facts.actionsDone);
    case 'answers':
      return seen.sources(facts.sourcesHeard);
    case 'owners':
      return seen.topics(facts.topics);
    case 'in-time': {
      const { replied, of } = facts.promised;
      return of < FEWEST_PROMISED ? seen.tooFew(of) : seen.inTime(formats.percent(replied / of), of);
    }
    case 'digest':
      return seen.channels(facts.channels);
    case 'hot':
      return seen.hotRules(facts.hotRules);
    case 'beyond':
      return seen.beyond(facts.screens, facts.letters);
    case 'story':
      return seen.stories(facts.stories);
    default:
      return id satisfies never;
  }
}

interface SeenWords {
  readonly sources: (count: number) => string;
  readonly topics: (of: Facts['topics']) => string;
  readonly tooFew: (of: number) => string;
  readonly inTime: (share: string, of: number) => string;
  readonly channels: (count: number) => string;
  readonly hotRules: (count: number) => string;
  readonly beyond: (screens: number, letters: number) => string;
  readonly stories: (count: number) => string;
  readonly word: (is: boolean) => string;
  readonly charter: (is: boolean) => string;
  readonly thanks: (count: number) => string;
  readonly actions: (count: number) => string;
  readonly visits: (count: number) => string;
}

const words = phrases<SeenWords>({
  en: {
    sources: (count) =>
      count === 0
        ? 'none in 30 days'
        : plural('en', count, { one: `${count} source in 30 days`, other: `${count} sources in 30 days` }),
    topics: ({ all, unowned }) =>
      all === 0
        ? 'no topic yet'
        : unowned === 0
          ? plural('en', all, { one: `${all} topic`, other: `${all} topics` })
          : plural('en', unowned, {
              one: `${unowned} topic of ${all} has nobody`,
              other: `${unowned} topics of ${all} have nobody`,
            }),
    tooFew: (of) => `${of} of the ${FEWEST_PROMISED} replies that it takes to tell, in 90 days`,
    inTime: (share, of) => `${share} of ${of} in 90 days`,
    channels: (count) =>
      count === 0
        ? 'none in 30 days'
        : plural('en', count, {
            one: `${count} channel in 30 days`,
            other: `${count} channels in 30 days`,
          }),
    hotRules: (count) =>
      count === 0 ? 'no rule' : plural('en', count, { one: `${count} rule`, other: `${count} rules` }),
    beyond: (screens, letters) => {
      const parts = [
        ...(screens > 0 ? [plural('en', screens, { one: '1 screen', other: `${screens} screens` })] : []),
        ...(letters > 0 ? [plural('en', letters, { one: '1 list', other: `${letters} lists` })] : []),
      ];
      return parts.length === 0 ? 'none in 30 days' : `${parts.join(' and ')} in 30 days`;
    },
    stories: (count) => (count === 0 ? 'none in 30 days' : `${count} approved in 30 days`),
    word: (is) => (is ? 'one within 30 days' : 'none in 30 days'),
    charter: (is) => (is ? 'written' : 'not written yet'),
    thanks: (count) =>
      count === 0
        ? 'none in 30 days'
        : plural('en', count, { one: 'once in 30 days', other: `${count} times in 30 days` }),
    actions: (count) => (count === 0 ? 'none in 90 days' : `${count} done in 90 days`),
    visits: (count) => (count === 0 ? 'none in 90 days' : `${count} told in 90 days`),
  },
  fr: {
    sources: (count) =>
      count === 0
        ? 'aucune en 30 jours'
        : plural('fr', count, {
            one: `${count} source en 30 jours`,
            other: `${count} sources en 30 jours`,
          }),
    topics: ({ all, unowned }) =>
      all === 0
        ? 'aucun sujet encore'
        : unowned === 0
          ? plural('fr', all, { one: `${all} sujet`, other: `${all} sujets` })
          : plural('fr', unowned, {
              one: `${unowned} sujet sur ${all} n’a personne`,
              other: `${unowned} sujets sur ${all} n’ont personne`,
            }),
    tooFew: (of) => `${of} des ${FEWEST_PROMISED} réponses qu’il faut pour le dire, en 90 jours`,
    inTime: (share, of) => `${share} sur ${of} en 90 jours`,
    channels: (count) =>
      count === 0
        ? 'aucun en 30 jours'
        : plural('fr', count, { one: `${count} canal en 30 jours`, other: `${count} canaux en 30 jours` }),
    hotRules: (count) =>
      count === 0 ? 'aucune règle' : plural('fr', count, { one: `${count} règle`, other: `${count} règles` }),
    beyond: (screens, letters) => {
      const parts = [
        ...(screens > 0 ? [plural('fr', screens, { one: '1 écran', other: `${screens} écrans` })] : []),
        ...(letters > 0 ? [plural('fr', letters, { one: '1 liste', other: `${letters} listes` })] : []),
      ];
      return parts.length === 0 ? 'aucun en 30 jours' : `${parts.join(' et ')} en 30 jours`;
    },
    stories: (count) =>
      plural('fr', count, {
        one: `${count} approuvé en 30 jours`,
        other: `${count} approuvés en 30 jours`,
      }),
    word: (is) => (is ? 'il y en a un depuis moins de 30 jours' : 'aucun en 30 jours'),
    charter: (is) => (is ? 'écrite' : 'pas encore écrite'),
    thanks: (count) => (count === 0 ? 'aucun en 30 jours' : `${count} fois en 30 jours`),
    visits: (count) =>
      count === 0
        ? 'aucune en 90 jours'
        : plural('fr', count, {
            one: `${count} racontée en 90 jours`,
            other: `${count} racontées en 90 jours`,
          }),
    actions: (count) =>
      count === 0
        ? 'aucune en 90 jours'
        : plural('fr', count, { one: `${count} faite en 90 jours`, other: `${count} faites en 90 jours` }),
  },
});
