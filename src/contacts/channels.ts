// By which channel customers had to get in touch, as files and programs write it. Which channels there are: touchpoints/channel.ts.
import { fold } from '../terms/fold.ts';
import { type ContactChannel, contactChannels } from '../touchpoints/channel.ts';

const WORDS: Readonly<Record<ContactChannel, string>> = {
  shop: 'shop|store|boutique|magasin|agence|branch|guichet|counter|point de vente|in store|en magasin',
  web: 'web|website|site|site web|internet|online|en ligne|formulaire|form|web form|formulaire web|espace client|self service',
  app: 'app|application|mobile|mobile app|application mobile|appli',
  phone:
    'phone|telephone|tel|call|calls|appel|appels|voice|voix|telephonie|inbound call|appel entrant|hotline|ivr|svi|callback|rappel',
  email: 'email|e mail|mail|mails|emails|courriel|courriels|mel',
  chat: 'chat|live chat|tchat|messaging|messagerie|whatsapp|messenger|sms|chatbot|bot|instant messaging',
  post: 'post|letter|courrier|lettre|postal|courrier postal|postal mail|lrar',
  field: 'field|terrain|visit|visite|technicien|technician|on site|sur site|domicile|intervention',
  other: 'other|autre|autres|others|social|reseaux sociaux|social media',
};

const known = new Map(
  contactChannels.flatMap((channel) => WORDS[channel].split('|').map((word) => [word, channel] as const)),
);

/** Null where the word means none: which one it is decides what a contact costs. */
export function channelMeant(written: string): ContactChannel | null {
  return known.get(fold(written)) ?? null;
}
