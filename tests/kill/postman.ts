// A process that sends a newsletter, as the real one does, until nothing is left to be sent; its clock is as far ahead as it is told.
import { argv } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { isAnythingOpen } from '../../src/delivery/due.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom } from '../../src/keys.ts';
import { MAIL } from '../../src/newsletter/addresses.ts';
import { mailCarrier } from '../../src/newsletter/carrier.ts';
import { postOffice } from '../../src/newsletter/smtp.ts';
import { openToLook } from '../harness/own-looks.ts';

export interface PostmanParts {
  readonly databaseUrl: string;
  readonly workspaceId: string;
  readonly secret: string;
  readonly smtpUrl: string;
  readonly aheadMs: number;
  readonly claimant: string;
}

const { databaseUrl, workspaceId, secret, smtpUrl, aheadMs, claimant }: PostmanParts = JSON.parse(
  argv[2] ?? '',
);
const clock = { now: () => new Date(systemClock.now().getTime() + aheadMs) };
const keys = keysFrom([secret]);
const database = await openToLook(databaseUrl);
const config = {
  smtpUrl,
  from: 'voix@example.com',
  perMinute: 60_000,
  publicUrl: 'https://voix.example.com',
};
const office = postOffice(config, clock);
const sending = dispatcher({
  ...{ db: database.db, workspaceId, keys, clock, claimant, kinds: menu.kinds },
  log: pino({ level: 'error', base: null }, pino.destination({ dest: 2, sync: true })),
  carriers: new Map([[MAIL, mailCarrier({ database, workspaceId, keys, clock, config, post: office.post })]]),
});
while (await isAnythingOpen(database.db, workspaceId)) {
  await sending.run();
  await wait(20);
}
await sending.stop();
office.close();
await database.close();
