// The fields of a topic's form, with their first values. Reading them back is in topics.ts.
import type { PlacedTouchpoint } from '../../feedback/touchpoints/order.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Field } from '../../messages/form.ts';
import { addressOf, type Person } from '../../people/person.ts';
import type { Topic } from '../../suggestions/topics.ts';
import { touchpointChoice } from '../which-answers.ts';
import { sayTopics } from './words.ts';

export const MOST_OWNERS = 10;

export interface TopicFormContext {
  /** First to last in line. */
  readonly owners: readonly Person[];
  /** One at most. */
  readonly sponsor: readonly Person[];
  /** The company's working days to answer. */
  readonly replyDays: number;
  /** All of the company's. */
  readonly touchpoints: readonly PlacedTouchpoint[];
  readonly locale: Locale;
}

/** @param topic null for a new one */
export function topicFields(
  topic: Topic | null,
  { owners, sponsor, replyDays, touchpoints, locale }: TopicFormContext,
): Field[] {
  const say = sayTopics(locale);
  return [
    { kind: 'text', name: 'nameFr', label: say.nameFr, initial: topic?.nameFr ?? '' },
    { kind: 'text', name: 'nameEn', label: say.nameEn, initial: topic?.nameEn ?? '' },
    {
      kind: 'people',
      name: 'owners',
      label: say.owners,
      hint: say.ownersHint,
      most: MOST_OWNERS,
      initial: owners.map(addressOf),
    },
    touchpointChoice(touchpoints, topic?.touchpoint ?? null, say.touchpoint, locale),
    {
      kind: 'text',
      name: 'days',
      label: say.daysLabel,
      hint: say.daysHint(replyDays),
      optional: true,
      initial: topic?.replyDays ? String(topic.replyDays) : '',
    },
    {
      kind: 'people',
      name: 'sponsor',
      label: say.sponsor,
      hint: say.sponsorHint,
      most: 1,
      optional: true,
      initial: sponsor.map(addressOf),
    },
    {
      kind: 'channels',
      name: 'channel',
      label: say.channel,
      hint: say.channelHint,
      most: 1,
      optional: true,
      initial: topic?.channel ? [topic.channel] : [],
    },
  ];
}
