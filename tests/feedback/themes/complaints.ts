// New complaints to hide among ordinary comments: single words and phrases, spelt as people spell them.
import type { Language } from '../../../src/terms/language.ts';

export interface Complaint {
  readonly title: string;
  readonly language: Language;
  readonly ways: readonly string[];
  /** Folded; the found theme's stem or name must hold one of them. */
  readonly told: readonly string[];
}

export const complaints: readonly Complaint[] = [
  {
    title: 'a phrase of everyday words',
    language: 'fr',
    ways: [
      '{le colis|mon paquet|la commande} {a été laissé|laissée|est resté} devant la porte',
      '{colis|colis posés|carton} devant la porte {sous la pluie|au milieu du trottoir|sans un mot}',
      'le livreur {pose|abandonne|jette} tout devant la porte',
      'encore un paquet {déposé|oublié} devant la porte',
    ],
    told: ['devant la porte', 'devant'],
  },
  {
    title: 'one word, in singular and plural, with and without its accents',
    language: 'fr',
    ways: [
      '{des|plein de} cafards {dans le carton|au rayon literie|partout}',
      'j’ai vu un cafard {près des canapés|à la cafétéria|sous un lit}',
      'cafards {vivants|écrasés} dans {l’emballage|le tiroir}',
      'un CAFARD {sur la table|dans mon sac}',
    ],
    told: ['cafard'],
  },
  {
    title: 'a phrase with accents that half of the customers leave out',
    language: 'fr',
    ways: [
      'la {mise à jour|mise a jour} a {effacé mon panier|tout cassé}',
      'depuis la dernière mise à jour {plus rien ne s’affiche|je perds mes favoris}',
      '{mises à jour ratées|mise a jour ratée}, {écran blanc|écran figé}',
      'votre mise à jour {est une catastrophe|me déconnecte}',
    ],
    told: ['mise a jour', 'mises a jour'],
  },
  {
    title: 'a word that others used before for something else',
    language: 'fr',
    ways: [
      'le badge {du parking|de la borne} ne {marche plus|passe pas}',
      'badge {démagnétisé|refusé} {à la barrière|deux fois}',
      'impossible d’obtenir un {nouveau badge|badge qui fonctionne}',
      'mes badges {ont été désactivés|n’ouvrent plus rien}',
    ],
    told: ['badge'],
  },
  {
    title: 'a phrase of everyday words',
    language: 'en',
    ways: [
      'bed bugs in {the mattress|my new sofa|the box}',
      'found {bed bugs|a bed bug} {under the cushion|within a week}',
      '{had to throw it away|the whole flat is infested} because of bed bugs',
      'your shop has bed bugs and {nobody cares|staff laughed}',
    ],
    told: ['bed bug'],
  },
  {
    title: 'one word, in singular and plural',
    language: 'en',
    ways: [
      'the {app|website} {asks|asked} for my passport',
      'why would you need {passports|a passport|my passport number} {to sell me a lamp|for a refund}',
      'sending a copy of my passport is {out of the question|scary}',
      'passport {rejected|check} {twice|for no reason}',
    ],
    told: ['passport'],
  },
  {
    title: 'a phrase of words that are everywhere',
    language: 'en',
    ways: [
      'my gift card {was blocked|is blocked|got blocked}',
      '{blocked gift cards|gift card blocked} {again|at the worst time|without notice}',
      'why is every gift card blocked {this week|since Monday}',
      '{two|three} of our gift cards are blocked',
    ],
    told: ['gift card', 'blocked'],
  },
  {
    title: 'said in many ways with one thing in common',
    language: 'en',
    ways: [
      'the new packaging {cannot be recycled|is all polystyrene|makes a mess}',
      'polystyrene {everywhere|beads all over the carpet|again}',
      'please stop {using polystyrene|with the polystyrene}',
      '{so much|bags of} polystyrene for one {lamp|shelf}',
    ],
    told: ['polystyrene'],
  },
];

/** One subject that half of those who complain write of in French, half in English. */
export interface InBoth {
  readonly title: string;
  readonly ways: Readonly<Record<Language, readonly string[]>>;
  /** The words that an admin joins. */
  readonly joined: Readonly<Record<Language, string>>;
}

const waysOf = (language: Language, told: string) =>
  complaints.find((each) => each.language === language && each.told.includes(told))?.ways ?? [];

export const inBoth: readonly InBoth[] = [
  {
    title: 'a phrase of everyday words',
    ways: {
      fr: waysOf('fr', 'devant la porte'),
      en: [
        'my {parcel|package} was {left|dumped} at the front door',
        '{box|parcels} by the front door {in the rain|all day|without a word}',
        'the driver {throws|leaves} everything at the front door',
        'front door {again|once more}, for anyone to take',
      ],
    },
    joined: { fr: 'devant la porte', en: 'front door' },
  },
  {
    title: 'one word, in singular and plural',
    ways: {
      fr: waysOf('fr', 'cafard'),
      en: [
        '{dead|live} cockroaches {in the box|in the bedding aisle|everywhere}',
        'I saw a cockroach {near the sofas|in the cafeteria|under a bed}',
        'cockroaches {in the packaging|in the drawer}',
        'a COCKROACH {on the table|in my bag}',
      ],
    },
    joined: { fr: 'cafard', en: 'cockroach' },
  },
  {
    title: 'words that are alike in both',
    ways: {
      fr: [
        '{l’appli|le site} demande mon passeport',
        'pourquoi {un passeport|mon passeport} {pour une lampe|pour un remboursement}',
        'envoyer une copie du passeport, {hors de question|c’est inquiétant}',
        'passeport {refusé|contrôlé} {deux fois|sans raison}',
      ],
      en: waysOf('en', 'passport'),
    },
    joined: { fr: 'passeport', en: 'passport' },
  },
  {
    title: 'said in many ways with one thing in common',
    ways: {
      fr: [
        'du polystyrène {partout|sur tout le tapis|encore une fois}',
        'arrêtez {d’utiliser du polystyrène|le polystyrène}',
        '{tant de|des sacs de} polystyrène pour une seule {lampe|étagère}',
        'l’emballage est tout en polystyrène',
      ],
      en: waysOf('en', 'polystyrene').map((way) => way.replace('cannot be recycled|', '')),
    },
    joined: { fr: 'polystyrène', en: 'polystyrene' },
  },
];
