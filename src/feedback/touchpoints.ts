// Touchpoints: moments of the customers' way with a company, and of its employees'. Ours, how they are called, where they are, and by what
// words somebody means one. Pure; the company's own are in touchpoints/.
import { z } from 'zod';
import type { Locale } from '../i18n/locale.ts';
import { fold } from '../terms/fold.ts';
import { inflectionKey } from '../terms/inflection.ts';
import type { JourneyStage, Lane } from './touchpoints/stage.ts';

export const namesShape = z.object({ en: z.string(), fr: z.string() });
export type Names = Readonly<Record<Locale, string>>;

interface BuiltIn {
  readonly names: Names;
  readonly stage: JourneyStage;
  /** What others call it, besides its names and its code. */
  readonly others?: readonly string[];
}

/** Of customers, in the order of their way. */
const onTheirWay: Readonly<Record<string, BuiltIn>> = {
  discover: {
    names: { en: 'Discovering', fr: 'Découverte' },
    stage: 'discover',
    others: ['discovery'],
  },
  buy: { names: { en: 'Buying', fr: 'Achat' }, stage: 'buy', others: ['purchase'] },
  pay: { names: { en: 'Paying', fr: 'Paiement' }, stage: 'buy', others: ['payment'] },
  delivery: { names: { en: 'Delivery', fr: 'Livraison' }, stage: 'receive' },
  install: { names: { en: 'Installing', fr: 'Installation' }, stage: 'receive' },
  use: { names: { en: 'Using', fr: 'Utilisation' }, stage: 'use', others: ['usage'] },
  'get-help': { names: { en: 'Getting help', fr: 'Assistance' }, stage: 'get-help', others: ['help'] },
  leave: { names: { en: 'Leaving', fr: 'Départ' }, stage: 'leave' },
};

/** Of employees, in the order of theirs. No file's words mean one: what customers answer is not about them. */
const atWork: Readonly<Record<string, BuiltIn>> = {
  hiring: { names: { en: 'Hiring', fr: 'Recrutement' }, stage: 'hire' },
  'first-day': { names: { en: 'First day', fr: 'Premier jour' }, stage: 'arrive' },
  'settling-in': { names: { en: 'Settling in', fr: 'Intégration' }, stage: 'arrive' },
  'daily-work': { names: { en: 'Daily work', fr: 'Travail au quotidien' }, stage: 'work' },
  'other-teams': { names: { en: 'Work with other teams', fr: 'Travail entre équipes' }, stage: 'work' },
  setbacks: { names: { en: 'When something goes wrong', fr: 'Quand cela tourne mal' }, stage: 'work' },
  'being-heard': { names: { en: 'Being heard', fr: 'Être écouté' }, stage: 'work' },
  learning: { names: { en: 'Learning', fr: 'Formation' }, stage: 'grow' },
  'new-role': { names: { en: 'A new role', fr: 'Changement de poste' }, stage: 'grow' },
  staying: { names: { en: 'Wanting to stay', fr: 'Envie de rester' }, stage: 'depart' },
  departure: { names: { en: 'Departure', fr: 'Départ' }, stage: 'depart' },
};

/** What the ids of employees' touchpoints begin with: no words of a customer's answer do. */
export const AT_WORK = 'employees/';

/** Ours of customers; the company's own are stored (touchpoints/company.ts). */
export const touchpoints: readonly string[] = Object.keys(onTheirWay);
/** Ours of employees. */
export const steps: readonly string[] = Object.keys(atWork).map((code) => AT_WORK + code);

const ours: ReadonlyMap<string, BuiltIn> = new Map([
  ...Object.entries(onTheirWay),
  ...Object.entries(atWork).map(([code, each]) => [AT_WORK + code, each] as const),
]);

/** Where one of ours is, unless the company placed it elsewhere; null for one that is not ours. */
export function oursAt(
  touchpoint: string,
): { readonly lane: Lane; readonly stage: JourneyStage; readonly place: number } | null {
  const known = ours.get(touchpoint);
  if (!known) return null;
  const lane = touchpoint.startsWith(AT_WORK) ? 'employees' : 'customers';
  const among = lane === 'employees' ? steps : touchpoints;
  return { lane, stage: known.stage, place: among.indexOf(touchpoint) };
}

/** @param called what the company calls it; one that nobody named is called as it came */
export function touchpointName(touchpoint: string, locale: Locale, called?: Names): string {
  return called?.[locale] ?? ourNames(touchpoint)?.[locale] ?? touchpoint;
}

/** Null for one that is not ours. */
export function ourNames(touchpoint: string): Names | null {
  return ours.get(touchpoint)?.names ?? null;
}

/** By which words are told apart: accents, case, spaces, signs and plurals do not matter. "Achats en magasin" gives "achatenmagasin". */
export function touchpointKey(written: string): string {
  const key = fold(written).split(' ').map(inflectionKey).join('');
  return key === '' ? written.normalize('NFC').trim().toLowerCase() : key;
}

const keys: ReadonlyMap<string, string> = new Map(
  Object.entries(onTheirWay).flatMap(([id, { names, others = [] }]) =>
    [id, ...Object.values(names), ...others].map((word) => [touchpointKey(word), id] as const),
  ),
);

/** What ours are called in German, Spanish, Italian and Dutch, as files write it; plurals where no rule of ours folds them. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  discover: ['Entdeckung', 'Entdecken', 'Descubrimiento', 'Scoperta', 'Ontdekking', 'Ontdekken'],
  buy: ['Kauf', 'Käufe', 'Einkauf', 'Einkäufe', 'Compra', 'Acquisto', 'Acquisti', 'Aankoop', 'Aankopen'],
  pay: ['Zahlung', 'Zahlungen', 'Bezahlung', 'Pago', 'Pagamento', 'Pagamenti', 'Betaling', 'Betalingen'],
  delivery: [
    ...['Lieferung', 'Lieferungen', 'Zustellung', 'Zustellungen', 'Entrega', 'Consegna', 'Consegne'],
    ...['Levering', 'Leveringen', 'Bezorging', 'Bezorgingen'],
  ],
  install: [
    ...['Installationen', 'Einbau', 'Instalación', 'Instalaciones', 'Installazione', 'Installazioni'],
    'Installatie',
  ],
  use: ['Nutzung', 'Benutzung', 'Gebrauch', 'Uso', 'Utilizzo', 'Gebruik'],
  'get-help': [
    ...['Hilfe', 'Kundendienst', 'Kundenservice', 'Ayuda', 'Asistencia', 'Atención al cliente'],
    ...['Assistenza', 'Aiuto', 'Hulp', 'Klantenservice'],
  ],
  leave: ['Kündigung', 'Kündigungen', 'Disdetta', 'Disdette', 'Opzegging', 'Opzeggingen'],
};

const keysElsewhere: ReadonlyMap<string, string> = new Map(
  Object.entries(elsewhere).flatMap(([id, all]) => all.map((word) => [touchpointKey(word), id] as const)),
);

/** The one of ours that a key means in another language: unless the company gave these words to one of its own. */
export function touchpointElsewhere(key: string): string | null {
  return keysElsewhere.get(key) ?? null;
}

/** The one of ours that these words mean, by its code or its name in either language; null where they mean none. */
export function ourTouchpoint(written: string): string | null {
  return ourTouchpointOf(touchpointKey(written));
}

/** The same by a key. */
export function ourTouchpointOf(key: string): string | null {
  return keys.get(key) ?? null;
}
