// The two weekly digests of the sample company, as plain data; the seed chooses their day.
import type { Locale } from '../../i18n/locale.ts';

export interface SampleSchedule {
  readonly name: string;
  /** Id of the person who is told when something about it needs somebody. */
  readonly adminId: string;
  readonly channelIds: readonly string[];
  readonly locale: Locale;
  readonly timeZone: 'Europe/Paris' | 'Europe/London';
  /** In the order in which they are shown. */
  readonly sections: readonly ('headline' | 'indicators' | 'verbatims' | 'story' | 'suggestions')[];
}

export const schedules: readonly SampleSchedule[] = [
  {
    name: 'La voix des clients',
    adminId: 'U0NADIA',
    channelIds: ['C0VOIX', 'C0LIVRAISON'],
    locale: 'fr',
    timeZone: 'Europe/Paris',
    sections: ['headline', 'indicators', 'verbatims', 'story', 'suggestions'],
  },
  {
    name: 'What customers told us',
    adminId: 'U0GEMMA',
    channelIds: ['C0SUPPORTUK'],
    locale: 'en',
    timeZone: 'Europe/London',
    sections: ['headline', 'verbatims', 'indicators', 'story', 'suggestions'],
  },
];
