// The chats that are set up, each imported only then: what nobody uses costs neither memory nor time.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { FileError, type HandedFiles } from '../imports/handed.ts';
import { place } from '../messages/message.ts';
import type { Chat, Platform } from './platform.ts';
import type { Installing } from './slack/install.ts';
import type { SlackConfig } from './slack/settings.ts';
import type { TeamsConfig } from './teams/settings.ts';

export interface PlatformsConfig {
  readonly slack: SlackConfig | null;
  readonly teams: TeamsConfig | null;
}

/** Throws, saying what to do, where the packages of one are not installed. */
export async function platformsFrom(
  { slack, teams }: PlatformsConfig,
  parts: { readonly log: Logger; readonly clock: Clock; readonly installing: Installing },
): Promise<Platform[]> {
  const platforms: Platform[] = [];
  if (slack) platforms.push((await import('./slack/slack.ts')).slackPlatform(slack, parts));
  if (teams) {
    const { teamsPlatform } = await import('./teams/teams.ts').catch(withoutPackages);
    platforms.push(teamsPlatform(teams, parts));
  }
  return platforms;
}

/** Asks the platform that a file, or whom it is for, belongs to: ids of Slack's are bare, those of others begin with their name. */
export function routedFiles(platforms: ReadonlyMap<string, Chat>): HandedFiles {
  const of = (name: string): HandedFiles => {
    const found = platforms.get(name);
    if (!found) throw new FileError('unreachable');
    return found.files;
  };
  const owner = (fileId: string) => (fileId.includes(':') ? place(fileId).platform : 'slack');
  return {
    describe: async (fileId) => of(owner(fileId)).describe(fileId),
    fetch: async (fileId, fetching) => of(owner(fileId)).fetch(fileId, fetching),
    hand: async (to, file, words) => of(place(to).platform).hand(to, file, words),
  };
}

function withoutPackages(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
    throw new Error(
      'Teams is set up, but its packages are not installed: run npm ci without --omit=optional (or: npm install @microsoft/teams-ai botbuilder).',
      { cause: error },
    );
  }
  throw error;
}
