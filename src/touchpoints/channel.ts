// Where customers meet a company, or get in touch with it: of a touchpoint the channel on which it mostly happens, of a contact the one by
// which it came. No chat's channels. Pure.
import type { Names } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';

const named = {
  shop: { en: 'Shop or branch', fr: 'Magasin ou agence' },
  web: { en: 'Website', fr: 'Site web' },
  app: { en: 'App', fr: 'Application' },
  phone: { en: 'Phone', fr: 'Téléphone' },
  email: { en: 'E-mail', fr: 'E-mail' },
  chat: { en: 'Chat', fr: 'Messagerie' },
  post: { en: 'Post', fr: 'Courrier' },
  field: { en: 'At the customer’s', fr: 'Chez le client' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<string, Names>;

export type ContactChannel = keyof typeof named;

export const contactChannels = Object.keys(named) as readonly ContactChannel[];

export function isContactChannel(written: string): written is ContactChannel {
  return Object.hasOwn(named, written);
}

export function contactChannelName(channel: ContactChannel, locale: Locale): string {
  return named[channel][locale];
}
