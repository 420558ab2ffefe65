// Servers of the vendors, as their documentation says that they answer: pages, cursors, sizes, filters and orders. What is in them can be changed
// between any two requests. In memory, behind the same function that asks the true ones.
import type { VendorFetch } from '../../../src/feedback/pulling/asking.ts';
import { appStore, googlePlay, intercom, trustpilot, zendesk, zendeskSurveys } from './desks-and-stores.ts';
import type { Said, VendorServer } from './serving.ts';
import { formbricks, formbricksBefore, limesurvey, surveymonkey, typeform } from './survey-tools.ts';

export type { Said, VendorServer } from './serving.ts';
export { typeform, zendesk };

export const servers: readonly VendorServer[] = [
  ...[
    typeform,
    surveymonkey,
    formbricks,
    formbricksBefore,
    zendesk,
    zendeskSurveys,
    intercom,
    googlePlay,
    appStore,
  ],
  ...[trustpilot, limesurvey],
];

/** Answers as `serve` does; a number is a status without anything in it. */
export function answering({ serve }: VendorServer, said: () => readonly Said[]): VendorFetch {
  return async (request) => {
    const served = serve(new URL(request.url), request, said());
    const [status, value] = typeof served === 'number' ? [served, { error: 'no' }] : [200, served];
    return { status, body: Buffer.from(JSON.stringify(value)), retryAfter: null };
  };
}
