// Every vendor at which customers can be written to, in one list. E-mail is newsletter/customer-mail.ts.
import { appStoreWay } from './app-store.ts';
import { googlePlayWay } from './google-play.ts';
import { intercomWay } from './intercom.ts';
import { trustpilotWay } from './trustpilot.ts';
import type { VendorWay } from './vendor.ts';
import { zendeskWay } from './zendesk.ts';

export const vendorWays: readonly VendorWay[] = [
  zendeskWay,
  intercomWay,
  googlePlayWay,
  appStoreWay,
  trustpilotWay,
];
