// The buttons under an answer of /voice: the way to the others, and sharing it where it was asked. What each says lives beside.
import { phrases } from '../../i18n/phrases.ts';
import type { Block, Button } from '../../messages/message.ts';
import type { Request } from '../request.ts';
import { encodeQuestion, type VoiceQuestion } from './question.ts';

const others: readonly VoiceQuestion[] = [
  { kind: 'today' },
  { kind: 'week' },
  { kind: 'themes' },
  { kind: 'figures', metric: 'nps', by: { kind: 'touchpoint' } },
  { kind: 'trend' },
  { kind: 'cases' },
];

/** "Share here" only where there is a channel to share in; not for cases, which are listed for those who are in their channels. */
export function voiceControls({ locale, channel }: Request, asked: VoiceQuestion | null): Block[] {
  const say = words(locale);
  const code = asked && encodeQuestion(asked);
  const share: Button[] =
    channel === null || code === null || asked?.kind === 'cases' || asked?.kind === 'answer'
      ? []
      : [{ label: say.share, action: { name: 'voice.share', subject: code }, style: 'primary' }];
  const ways = others
    .filter((each) => encodeQuestion(each) !== code)
    .map((each): Button => {
      return { label: say.way[each.kind], action: { name: 'voice.ask', subject: encodeQuestion(each) } };
    });
  const add: Button = { label: say.add, action: { name: 'voice.add' } };
  return [
    { kind: 'divider' },
    { kind: 'buttons', buttons: [...share, ...ways, add] },
    { kind: 'note', text: say.hint },
  ];
}

const words = phrases({
  en: {
    share: 'Share here',
    way: {
      today: 'Today',
      week: 'This week',
      themes: 'Themes',
      figures: 'NPS by touchpoint',
      trend: 'Trend',
      compare: 'Before and after',
      cases: 'Cases',
      search: 'Search',
      answer: 'The answer',
    },
    add: 'Add what a customer said',
    hint: 'To find what customers said: /voice search WORDS.',
  },
  fr: {
    share: 'Partager ici',
    way: {
      today: 'Aujourd’hui',
      week: 'Cette semaine',
      themes: 'Thèmes',
      figures: 'NPS par étape',
      trend: 'Tendance',
      compare: 'Avant et après',
      cases: 'Cas',
      search: 'Chercher',
      answer: 'La réponse',
    },
    add: 'Ajouter une parole de client',
    hint: 'Pour retrouver ce que disent les clients : /voix chercher MOTS.',
  },
});
