// Slack as a Platform: puts this folder's parts together. The only door of the folder besides manifest.ts.
import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { Unready } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { NotLetIn, type Platform } from '../platform.ts';
import { type Identity, slackChat } from './chat.ts';
import { ANSWER_MS, clientOptions } from './client.ts';
import { type Installing, installDoor } from './install.ts';
import { type HttpListener, slackEar } from './listen.ts';
import { slackScopes } from './manifest.ts';
import { otherCompanies } from './others.ts';
import { faultCode, faultOf, probeOf } from './outcomes.ts';
import type { SlackConfig } from './settings.ts';

export interface SlackPlatform extends Platform {
  /** What our own web server passes Slack's requests to; null in Socket Mode. Answers 503 until `listen` was called. */
  httpListener(): HttpListener | null;
  /** Rights that the installed app lacks; empty where Slack does not say which it has. */
  missingRights(): Promise<string[]>;
}

interface Parts {
  readonly log: Logger;
  readonly clock: Clock;
  /** How long an answer of Slack's may take before it counts as lost. */
  readonly timeoutMs?: number;
  /** Where companies that install the app are kept; left out: none can. */
  readonly installing?: Installing;
}

export function slackPlatform(
  config: SlackConfig,
  { log, clock, timeoutMs = ANSWER_MS, installing }: Parts,
): SlackPlatform {
  const options = clientOptions(config, log, timeoutMs);
  const client = new webApi.WebClient(config.botToken, options);
  const ear = slackEar(config, options, log);
  let known: Promise<OurIdentity> | null = null;
  const identity = () => {
    known ??= whoWeAre(client).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  const { open, ...chat } = slackChat(config, {
    ...{ client, clock, identity },
    token: async () => config.botToken,
  });
  const { oauth } = config;
  const further = oauth && installing && { ...installing, oauth, clock, log, timeoutMs };
  const others = further && otherCompanies(config, further.oauth, further);

  function listener({ handler }: HttpListener): HttpListener['handler'] {
    if (!further || !others) return handler;
    return installDoor(config, further.oauth, { ...further, others, ours: identity }, handler);
  }
  const heard = ear.http && listener(ear.http);

  return {
    ...chat,
    async introduce() {
      try {
        const { team, teamName } = await identity();
        return { id: team, name: teamName };
      } catch (error) {
        throw notLetIn(config, error);
      }
    },
    async listen(menu, kit, workspace) {
      const ours = await open({ menu, kit, workspace });
      await ear.start(ours, others);
    },
    async stop() {
      await ear.stop();
      await others?.end();
    },
    async check() {
      if (ear.refusal() !== null) throw new Unready('refused');
      if (!ear.isListening()) throw new Unready('unreachable', 'not connected to Slack');
    },
    deaf: () => ear.refusal(),
    httpListener: () => ear.http,
    mount: () => heard && { prefix: '/slack/', listener: heard },
    async missingRights() {
      const { scopes } = await identity();
      return scopes === null ? [] : Object.keys(slackScopes).filter((scope) => !scopes.includes(scope));
    },
    ...(others ? { others } : {}),
  };
}

interface OurIdentity extends Identity {
  readonly teamName: string;
  /** As Slack's answer tells them; null where it does not. */
  readonly scopes: readonly string[] | null;
}

async function whoWeAre(client: webApi.WebClient): Promise<OurIdentity> {
  const { team_id, team, enterprise_id, bot_id, user_id, response_metadata } = await client.auth.test();
  if (!team_id || !bot_id || !user_id)
    throw new Error('auth.test did not say which bot of which team we are');
  return {
    team: team_id,
    enterprise: enterprise_id ?? null,
    teamName: team ?? team_id,
    botId: bot_id,
    botUserId: user_id,
    scopes: response_metadata?.scopes ?? null,
  };
}

function notLetIn(config: SlackConfig, error: unknown): NotLetIn {
  const fault = faultOf(error);
  if (fault === null) return new NotLetIn('slack.nobody', 'no_bot', (locale) => explain(locale).nobody);
  const probe = probeOf(fault);
  return new NotLetIn('slack.unreachable', probe.kind === 'refused' ? probe.code : null, (locale) => {
    const words = explain(locale);
    if (fault.kind === 'refused') return words.refused(fault.code);
    return words.noAnswer(config.apiUrl ?? 'slack.com', faultCode(fault));
  });
}

const explain = phrases({
  en: {
    nobody: 'Slack did not say which bot SLACK_BOT_TOKEN belongs to: use the Bot User OAuth Token (xoxb-…).',
    refused: (code: string) =>
      `Slack refused SLACK_BOT_TOKEN (${code}). Copy it again from api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token; if the app was removed, install it again first.`,
    noAnswer: (where: string, code: string) =>
      `Slack at ${where} cannot be reached (${code}). Check the network, the proxy and SLACK_API_URL.`,
  },
  fr: {
    nobody:
      'Slack n’a pas dit à quel bot appartient SLACK_BOT_TOKEN : prenez le Bot User OAuth Token (xoxb-…).',
    refused: (code) =>
      fr`Slack a refusé SLACK_BOT_TOKEN (${code}). Recopiez-le depuis api.slack.com/apps → votre application → OAuth & Permissions → Bot User OAuth Token ; si l’application a été retirée, réinstallez-la d’abord.`,
    noAnswer: (where, code) =>
      fr`Slack est injoignable à ${where} (${code}). Vérifiez le réseau, le proxy et SLACK_API_URL.`,
  },
});
