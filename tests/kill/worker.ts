// A process that sends what is due, as the real one does, and stands still at a step of a delivery to be killed there.
import { argv } from 'node:process';
import { pino } from 'pino';
import type { Db } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { keysFrom } from '../../src/keys.ts';
import { slackPlatform } from '../../src/platforms/slack/slack.ts';
import { kinds } from '../harness/kinds.ts';
import { openToLook } from '../harness/own-looks.ts';
import type { Order, Report, Step, WorkerParts } from './steps.ts';

const parts: WorkerParts = JSON.parse(argv[2] ?? '');
const say = (report: Report) => process.send?.(report);

let order: Order = { now: 0, death: null };
let passes = 0;
const clock = { now: () => new Date(order.now) };
const log = pino({ level: 'error', base: null }, pino.destination({ dest: 2, sync: true }));

/** Returns at once, or never. */
async function pass(step: Step): Promise<void> {
  if (order.death?.step !== step) return;
  if (passes++ < order.death.passes) return;
  say({ kind: 'at', step });
  await new Promise(() => {});
}

/** The real carrier, watched from outside. */
function watchedCarrier(carrier: Carrier): Carrier {
  return {
    async send(letter) {
      const outcome = await carrier.send(letter);
      await pass('after send');
      return outcome;
    },
    async find(letter, since) {
      await pass('before look');
      const found = await carrier.find(letter, since);
      await pass('after look');
      return found;
    },
  };
}

/** The real database, watched from outside: only a claim writes `claimedBy`, only a record writes `state` without it. */
function watchedDb(db: Db): Db {
  const update = db.delivery.updateMany.bind(db.delivery);
  const watched = async (args: Parameters<typeof update>[0]) => {
    const isClaim = 'claimedBy' in args.data;
    const isRecord = !isClaim && 'state' in args.data;
    if (isClaim) await pass('before claim');
    if (isRecord) await pass('before record');
    const result = await update(args);
    if (isClaim) await pass('after claim');
    if (isRecord) await pass('after record');
    return result;
  };
  const delivery = new Proxy(db.delivery, {
    get: (target, name) => (name === 'updateMany' ? watched : Reflect.get(target, name)),
  });
  return new Proxy(db, {
    get: (target, name) => (name === 'delivery' ? delivery : Reflect.get(target, name)),
  });
}

const { db } = await openToLook(parts.databaseUrl);
const slack = slackPlatform(
  {
    botToken: parts.botToken,
    apiUrl: parts.apiUrl,
    plainPickers: false,
    mode: { kind: 'http', signingSecret: 'unused' },
  },
  { log: pino({ level: 'silent' }), clock },
);
const sending = dispatcher({
  kinds,
  db: watchedDb(db),
  workspaceId: parts.workspaceId,
  carriers: new Map([[slack.name, watchedCarrier(slack)]]),
  keys: keysFrom([parts.secret]),
  clock,
  log,
  claimant: parts.claimant,
});

process.on('message', async (given: Order) => {
  if (JSON.stringify(given.death) !== JSON.stringify(order.death)) passes = 0;
  order = given;
  await sending.run();
  say({ kind: 'done', nextAt: (await sending.nextAt())?.getTime() ?? null });
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
