// A process that plays a scene and sends what is due, as the real one does, and dies at a write to the database: before it, so that what was
// written, posted or both before that is all there is.
import { argv, pid } from 'node:process';
import { pino } from 'pino';
import type { Store } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom } from '../../src/keys.ts';
import { slackPlatform } from '../../src/platforms/slack/slack.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { openToLook } from '../harness/own-looks.ts';
import { scenes, WORKSPACE } from './scenes.ts';

export interface ActorParts {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly secret: string;
}

export interface ActorOrder {
  /** Null: only what is due is sent. */
  readonly scene: number | null;
  readonly now: number;
  /** The write before which it dies; null: none. */
  readonly dieAt: number | null;
  readonly claimant: string;
}

export type ActorReport =
  | { readonly kind: 'ready' }
  /** `nextAt`: when something more falls due, in epoch ms. */
  | { readonly kind: 'done'; readonly nextAt: number | null };

const parts: ActorParts = JSON.parse(argv[2] ?? '');
const say = (report: ActorReport) => process.send?.(report);
const log = pino({ level: 'error', base: null }, pino.destination({ dest: 2, sync: true }));

let left = Number.POSITIVE_INFINITY;
function pass(): void {
  left -= 1;
  if (left === 0) process.kill(pid, 'SIGKILL');
}

const WRITES = /^(create|update|upsert|delete)|^\$execute/;

/** The real database, watched from outside. */
function watched<S extends Store>(store: S): S {
  const through = (target: object, name: string | symbol) => {
    const value: unknown = Reflect.get(target, name);
    if (typeof value !== 'function' || typeof name !== 'string') return value;
    if (!WRITES.test(name)) return value.bind(target);
    return (...args: unknown[]) => {
      pass();
      return value.apply(target, args);
    };
  };
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name === '$transaction' && typeof value === 'function')
        return (work: unknown, ...more: unknown[]) =>
          value.call(target, typeof work === 'function' ? (tx: Store) => work(watched(tx)) : work, ...more);
      if (typeof value === 'object' && value !== null && typeof name === 'string' && /^[a-z]/.test(name))
        return new Proxy(value, { get: through });
      return through(target, name);
    },
  });
}

const opened = await openToLook(parts.databaseUrl);
const database = { ...opened, db: watched(opened.db) };
const keys = keysFrom([parts.secret]);
let now = 0;
const clock = { now: () => new Date(now) };
const { botToken, apiUrl } = parts;
const slack = slackPlatform(
  { botToken, apiUrl, plainPickers: false, mode: { kind: 'http', signingSecret: 'unused' } },
  { log: pino({ level: 'silent' }), clock },
);

process.on('message', async (order: ActorOrder) => {
  now = order.now;
  left = order.dieAt ?? Number.POSITIVE_INFINITY;
  const workspace = await workspaceById(database.db, WORKSPACE);
  if (order.scene !== null) await scenes[order.scene]?.run({ database, keys, workspace, now: new Date(now) });
  const sending = dispatcher({
    ...{ db: database.db, workspaceId: WORKSPACE, keys, clock, log, kinds: menu.kinds, paceMs: 0 },
    ...{ carriers: new Map([[slack.name, slack]]), claimant: order.claimant },
  });
  await sending.run();
  say({ kind: 'done', nextAt: (await sending.nextAt())?.getTime() ?? null });
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
