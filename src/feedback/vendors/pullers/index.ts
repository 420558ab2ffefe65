// Every vendor whose answers can be fetched, in one list.
import type { Puller } from '../pulling.ts';
import { appStorePuller } from './app-store.ts';
import { formbricksPuller } from './formbricks.ts';
import { googlePlayPuller } from './google-play.ts';
import { intercomPuller } from './intercom.ts';
import { limesurveyPuller } from './limesurvey.ts';
import { surveymonkeyPuller } from './surveymonkey.ts';
import { trustpilotPuller } from './trustpilot.ts';
import { typeformPuller } from './typeform.ts';
import { zendeskPuller } from './zendesk.ts';

export const pullers: readonly Puller[] = [
  typeformPuller,
  surveymonkeyPuller,
  formbricksPuller,
  zendeskPuller,
  intercomPuller,
  googlePlayPuller,
  appStorePuller,
  trustpilotPuller,
  limesurveyPuller,
];

/** Null for a vendor that cannot be asked. */
export function pullerOf(vendor: string): Puller | null {
  return pullers.find((each) => each.vendor === vendor) ?? null;
}
