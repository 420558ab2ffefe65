// The server of a screen on a wall, whose clock is moved and which can be stopped and started anew at its address.
import type { Database } from '../../src/database/client.ts';
import { renewPage, revokePage } from '../../src/pages/page.ts';
import { pages } from '../../src/web/pages/routes.ts';
import { startWeb } from '../../src/web/server.ts';
import { screens } from '../web/pages/screens.ts';

export interface WallServer {
  readonly url: string;
  /** By which the server reads the time. */
  readonly time: { now: Date };
  /** What the server does by itself every few seconds. */
  look(): Promise<void>;
  /** Meanwhile it is not there. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Its link leads nowhere from now on. */
  expire(): Promise<void>;
  renew(): Promise<void>;
  revoke(): Promise<void>;
  /** Of the digest that it shows, so many words less. */
  takeOut(words: string): Promise<void>;
  stop(): Promise<void>;
}

/** Of a digest that says the example of each section. @param database migrated, and empty */
export async function openWall(database: Database): Promise<WallServer> {
  const house = await screens(database, { lasting: true });
  await house.showExamples();
  const { page, token } = await house.make({ languages: ['fr', 'en'] });
  const time = { now: house.time.now };
  const { id: workspaceId } = house.acme.workspace;
  await house.stop();
  const serve = async (port: number) => {
    const clock = { now: () => time.now };
    const log = { info() {}, error() {} };
    const open = pages({ database, clock, sections: house.sections, log, looksByItself: false });
    return { open, web: await startWeb({ host: '127.0.0.1', port, routes: open.routes, log }) };
  };
  let served = await serve(0);
  const { port } = served.web;
  const stop = async () => {
    await served.open.stop();
    await served.web.close();
  };
  return {
    ...{ url: `http://127.0.0.1:${port}/wall/${token}`, time, stop },
    look: () => served.open.look(),
    async restart(meanwhile) {
      await stop();
      await meanwhile?.();
      served = await serve(port);
    },
    async expire() {
      const where = { workspaceId_id: { workspaceId, id: page.id } };
      await database.db.page.update({ where, data: { expiresAt: time.now } });
    },
    async revoke() {
      await revokePage(database, workspaceId, page.id, { by: 'command-line', now: time.now });
    },
    async takeOut(words) {
      const { id, snapshot } = await database.db.digestRun.findFirstOrThrow({ where: { workspaceId } });
      const where = { workspaceId_id: { workspaceId, id } };
      const left = JSON.parse(JSON.stringify(snapshot).replaceAll(words, ''));
      await database.db.digestRun.update({ where, data: { snapshot: left } });
    },
    async renew() {
      await renewPage(database, workspaceId, page.id, { by: 'command-line', now: time.now });
    },
  };
}
