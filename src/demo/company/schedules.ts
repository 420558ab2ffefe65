// The two weekly digests of the sample company, what its admins decided about cases and themes, as plain data; the seed chooses the day.
import type { Locale } from '../../i18n/locale.ts';

export interface SampleSchedule {
  readonly name: string;
  /** Id of the person who is told when something about it needs somebody. */
  readonly adminId: string;
  readonly channelIds: readonly string[];
  readonly locale: Locale;
  /** Whether what was said in another language is left out. */
  readonly ownLanguageOnly: boolean;
  readonly timeZone: 'Europe/Paris' | 'Europe/London';
  /** In the order in which they are shown. */
  readonly sections: readonly (
    | 'headline'
    | 'indicators'
    | 'themes'
    | 'verbatims'
    | 'cases'
    | 'heard-back'
    | 'story'
    | 'thanks'
    | 'plan'
    | 'listening'
    | 'suggestions'
  )[];
}

export const schedules: readonly SampleSchedule[] = [
  {
    name: 'La voix des clients',
    adminId: 'U0NADIA',
    channelIds: ['C0VOIX', 'C0LIVRAISON'],
    locale: 'fr',
    // The parcels in front of doors, of which both countries complain, are one subject to whoever reads.
    ownLanguageOnly: true,
    timeZone: 'Europe/Paris',
    sections: [
      'headline',
      'indicators',
      'themes',
      'verbatims',
      'cases',
      'heard-back',
      'story',
      'thanks',
      'plan',
      'listening',
      'suggestions',
    ],
  },
  {
    name: 'What customers told us',
    adminId: 'U0GEMMA',
    channelIds: ['C0SUPPORTUK'],
    locale: 'en',
    ownLanguageOnly: true,
    timeZone: 'Europe/London',
    sections: [
      'headline',
      'themes',
      'verbatims',
      'indicators',
      'cases',
      'story',
      'thanks',
      'plan',
      'listening',
      'suggestions',
    ],
  },
];

/** Unhappy customers of the service team: their cases are posted where the team is. */
export const caseRule = {
  name: 'Clients à rappeler',
  adminId: 'U0NADIA',
  channelId: 'C0SAV',
  locale: 'fr',
  bounds: { nps: null, csat: 2, ces: 2 },
} as const;

/** One word tells little by itself: an admin gave the theme a name. */
export const renamedTheme = {
  theme: { language: 'en', stem: 'left' },
  seenAs: 'left',
  names: { fr: 'Colis laissés devant la porte', en: 'Parcels left at the front door' },
  adminId: 'U0GEMMA',
} as const;
