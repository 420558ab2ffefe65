// Every vendor whose answers are taken, in one list. A tool that is not in it is read by a mapping: generic.ts.
import { appStore } from './app-store.ts';
import { delighted } from './delighted.ts';
import { formbricks } from './formbricks.ts';
import { googlePlay } from './google-play.ts';
import { intercom } from './intercom.ts';
import { limesurvey } from './limesurvey.ts';
import { surveymonkey } from './surveymonkey.ts';
import { trustpilot } from './trustpilot.ts';
import { typeform } from './typeform.ts';
import type { Vendor } from './vendor.ts';
import { zendesk } from './zendesk.ts';

export const vendors: readonly Vendor[] = [
  typeform,
  surveymonkey,
  delighted,
  formbricks,
  zendesk,
  intercom,
  googlePlay,
  appStore,
  trustpilot,
  limesurvey,
];

export function vendorNamed(name: string): Vendor | null {
  return vendors.find((vendor) => vendor.name === name) ?? null;
}
