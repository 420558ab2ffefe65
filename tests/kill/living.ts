// A company on which the whole program is killed: its database, the Slack that it speaks to, and what an operator types.
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../src/database/migrate.ts';
import { newSecret } from '../../src/keys.ts';
import { makeCompany } from '../digests/company.ts';
import { startFleet } from '../fanout/fleet.ts';
import { openToLook } from '../harness/own-looks.ts';
import { startSlackEmulator } from '../peers/slack-emulator.ts';
import { run } from './killing.ts';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** With a database of its own that is empty. */
export async function livingCompany(databaseUrl: string) {
  const secret = newSecret();
  const peer = await startSlackEmulator({ channels: ['channel'], people: ['person'] });
  await migrate(databaseUrl);
  const database = await openToLook(databaseUrl);
  const { workspace } = await makeCompany(database);
  const response = await fetch(`${peer.apiUrl}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${peer.botToken}` },
  });
  const { team_id: slackTeamId } = (await response.json()) as { team_id: string };
  await database.db.workspace.update({ where: { id: workspace.id }, data: { slackTeamId } });
  return {
    database,
    workspaceId: workspace.id,
    /** `portevoix …`, with these settings beside the usual ones. */
    command: (args: readonly string[], settings: Readonly<Record<string, string>>) =>
      run(main, [...args], {
        env: { ...process.env, DATABASE_URL: databaseUrl, PORTEVOIX_SECRET_KEY: secret, ...settings },
      }),
    /** One process of the whole program. */
    start: () =>
      startFleet({ databaseUrl, apiUrl: peer.apiUrl, botToken: peer.botToken, skews: [0], secret }),
    async stop() {
      await database.close();
      await peer.stop();
    },
  };
}

/** Waits until something is so; in all no longer than so many milliseconds. */
export function patient(mostMs: number) {
  const until = performance.now() + mostMs;
  return async (what: () => Promise<boolean> | boolean): Promise<void> => {
    while (!(await what()) && performance.now() < until) await wait(10);
  };
}
