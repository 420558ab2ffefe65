// Where a vendor is asked, of those that keep accounts in several places.
import { expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { fetched } from './fetched.ts';
import { servers } from './vendors.ts';

onAnyEngine((engine) => {
  // "Responses Data Center" (Typeform), "Data hosting regions" (Intercom), "Data Center Regions" (SurveyMonkey).
  it.each([
    ['typeform', 'us', 'api.typeform.com'],
    ['typeform', 'eu', 'api.eu.typeform.com'],
    ['typeform', 'eu2', 'api.typeform.eu'],
    ['intercom', 'us', 'api.intercom.io'],
    ['intercom', 'eu', 'api.eu.intercom.io'],
    ['intercom', 'au', 'api.au.intercom.io'],
    ['surveymonkey', 'us', 'api.surveymonkey.com'],
    ['surveymonkey', 'eu', 'api.eu.surveymonkey.com'],
    ['surveymonkey', 'ca', 'api.surveymonkey.ca'],
  ] as const)('%s in %s is asked at %s, and nowhere else', async (vendor, region, host) => {
    const server = servers.find((each) => each.vendor === vendor);
    if (!server) throw new Error('a server');
    const at = await fetched(await freshDatabase(engine), {
      ...server,
      account: { ...server.account, region },
    });
    const hosts = new Set<string>();
    at.fail(async (request) => {
      hosts.add(new URL(request.url).host);
      return { status: 500, body: Buffer.from('{}') };
    });
    await at.minute();
    expect([...hosts]).toEqual([host]);
  });

  it.each([
    ['typeform', 'ca', 'us, eu, eu2'],
    ['intercom', 'eu2', 'us, eu, au'],
    ['zendesk', 'eu', 'Leave it out'],
  ] as const)('%s is not in %s, which is said', async (vendor, region, there) => {
    const server = servers.find((each) => each.vendor === vendor);
    if (!server) throw new Error('a server');
    const asked = fetched(await freshDatabase(engine), {
      ...server,
      account: { ...server.account, region },
    });
    await expect(asked).rejects.toMatchObject({ code: 'pull.region' });
    await asked.catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      expect(error.say('en')).toContain(there);
    });
  });
});
