// The list: every feature there is, each of which says what people can ask (feature.ts). Manifests, listeners, help and home are made
// from what it comes to.

import { ambassadors } from './ambassadors/feature.ts';
import { audit } from './audit/feature.ts';
import { away } from './away.ts';
import { cases } from './cases/feature.ts';
import { community } from './community/feature.ts';
import { contacts } from './contacts/feature.ts';
import { country } from './country.ts';
import { customerReplies } from './customer-replies/feature.ts';
import { direction } from './direction/feature.ts';
import type { Feature } from './feature.ts';
import { feed } from './feed/feature.ts';
import { held } from './held.ts';
import { imports } from './imports/feature.ts';
import { journey } from './journey/feature.ts';
import { language } from './language.ts';
import { lessons } from './lessons/feature.ts';
import { link } from './link.ts';
import { mails } from './mails/feature.ts';
import { menuOf } from './menu.ts';
import { newsletter } from './newsletter/feature.ts';
import { plan } from './plan/feature.ts';
import { portevoix } from './portevoix.ts';
import { promises } from './promises/feature.ts';
import { reminders } from './reminders/feature.ts';
import { roadmap } from './roadmap/feature.ts';
import { roles } from './roles/feature.ts';
import { schedules } from './schedules/feature.ts';
import { settings } from './settings/feature.ts';
import { sources } from './sources.ts';
import { stories } from './stories/feature.ts';
import { suggestions } from './suggestions/feature.ts';
import { summary } from './summary/feature.ts';
import { surveys } from './surveys/feature.ts';
import { thanks } from './thanks/feature.ts';
import { tokens } from './tokens/tokens.ts';
import { topics } from './topics/feature.ts';
import { touchpoints } from './touchpoints/feature.ts';
import { visits } from './visits/feature.ts';
import { voice } from './voice/feature.ts';
import { webPages } from './web-pages/feature.ts';

/** In the order in which people see their commands, and in which what they write is offered to them. */
export const features: readonly Feature[] = [
  imports,
  suggestions,
  stories,
  thanks,
  lessons,
  voice,
  journey,
  cases,
  customerReplies,
  visits,
  plan,
  promises,
  community,
  reminders,
  ambassadors,
  feed,
  schedules,
  newsletter,
  topics,
  touchpoints,
  contacts,
  mails,
  direction,
  away,
  country,
  link,
  settings,
  roles,
  audit,
  held,
  sources,
  tokens,
  webPages,
  summary,
  surveys,
  roadmap,
  language,
  portevoix,
];

export const menu = menuOf(features);
