// Slack as one company has it: its own people and channels, by its own token.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { doorOf } from '../../database/client.ts';
import { localeOf } from '../../i18n/locale.ts';
import { profiles } from '../../people/profiles.ts';
import { easel } from '../easel.ts';
import type { Chat, Ears } from '../platform.ts';
import { tongues } from '../tongues.ts';
import type { Desk } from './desk.ts';
import { slackDirectory } from './directory.ts';
import { slackFiles } from './files.ts';
import { findLetter } from './find.ts';
import type { Ours } from './membership.ts';
import { faultOf, isMisshapen, probeOf } from './outcomes.ts';
import { directMessages, sendLetter } from './send.ts';
import type { SlackConfig } from './settings.ts';
import { slackWords } from './spoken.ts';

/** Which bot of which company we are. */
export interface Identity extends Ours {
  readonly botId: string;
  readonly botUserId: string;
}

export interface SlackChat extends Chat {
  /** Hears at this desk. Asks who we are. */
  open(ears: Ears): Promise<Desk>;
}

export interface ChatParts {
  readonly client: webApi.WebClient;
  /** What the client bears; null where there is none any more. */
  readonly token: () => Promise<string | null>;
  readonly identity: () => Promise<Identity>;
  readonly clock: Clock;
}

export function slackChat(config: SlackConfig, { client, token, identity, clock }: ChatParts): SlackChat {
  const dms = directMessages(client);
  const say = slackWords(config.commands ?? 'both');
  const directory = slackDirectory(client, clock, identity);
  const { plainPickers } = config;
  const shown = easel(clock, isMisshapen);

  return {
    name: 'slack',
    ...directory,
    files: slackFiles(config, { client, dms }, token),
    send: (letter) => sendLetter({ client, clock, dms, say, easel: shown }, letter),
    find: (letter, since) => findLetter({ client, dms, us: identity }, letter, since),
    async probe() {
      try {
        await client.auth.test();
        return { kind: 'well' };
      } catch (error) {
        return probeOf(faultOf(error));
      }
    },
    async open({ menu, kit, workspace }) {
      const { team, enterprise, botUserId } = await identity();
      const ours = { team: workspace.slackTeamId ?? team, enterprise };
      const asking = { door: doorOf(kit.database), tongues: tongues(localeOf(workspace.locale) ?? 'en') };
      const told = { client, dms, botUserId, plainPickers, say, easel: shown };
      return { menu, kit, workspace, ours, profiles: profiles(directory, clock), ...asking, ...told };
    },
  };
}
