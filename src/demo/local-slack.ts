// The local Slack workspace of the demo: a program of its own, as Slack is.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { channels, company, people } from './company/index.ts';

export const local = {
  teamId: 'T0LUNE',
  botUserId: 'U0PORTEVOIX',
  botToken: 'xoxb-demo',
  appToken: 'xapp-demo',
} as const;

/** Where npm put the program; null on systems that it is not made for. */
export function localSlackProgram(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json'));
    const program = join(folder, 'bin', 'local-slack');
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Starts it and resolves once it answers. @throws with what it said, where it ends instead */
export async function startLocalSlack(program: string, folder: string, port: number): Promise<ChildProcess> {
  const config = join(folder, 'local-slack.json');
  await writeFile(config, JSON.stringify(workspaceConfig(), null, 2));
  const child = spawn(program, ['--config', config, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches the whole group of a terminal: the bot must be able to say goodbye before its workspace goes.
    detached: true,
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('local-slack is running')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the local Slack workspace ended with ${code}:\n${said}`)));
  });
  return child;
}

function workspaceConfig() {
  return {
    workspace: { name: company.name, domain: company.domain, teamId: local.teamId },
    apps: [
      {
        appId: 'A0PORTEVOIX',
        botUserId: local.botUserId,
        botName: 'Porte-voix',
        botToken: local.botToken,
        appToken: local.appToken,
        signingSecret: 'demo',
        mode: 'socket',
      },
    ],
    users: people.map((person) => ({
      id: person.id,
      name: person.name,
      real_name: person.realName,
      tz: person.timeZone,
    })),
    channels: channels.map((channel) => ({
      id: channel.id,
      name: channel.name,
      purpose: channel.purpose,
      members: [...channel.members, local.botUserId],
    })),
  };
}
