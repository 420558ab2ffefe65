// Microsoft's packages, as this program needs them: one try, an explicit timeout, the caller's token checked, nothing of
// people in the log. With register.ts and listen.ts, the only files that know them: what replaces the packages replaces these.
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import {
  type Activity,
  ConfigurationServiceClientCredentialFactory,
  type ConversationParameters,
  type ConversationReference,
  type TeamsChannelAccount,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { TeamsConfig, TeamsCredentials } from './settings.ts';

/** A place to write to, as the connector takes it. */
export interface Target {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly isGuest: boolean;
  /** The company that they come from; null where Teams does not tell. */
  readonly tenantId: string | null;
  /** Null where Teams tells none. */
  readonly email: string | null;
}

export interface TeamChannel {
  readonly id: string;
  /** Null for the team's first channel, which each client names in its own language. */
  readonly name: string | null;
  /** Other teams, of other companies too, may be let into it: which, Teams does not tell a bot. */
  readonly isShared: boolean;
}

/** Calls to Teams: each throws what the connector throws (outcomes.ts reads it), and is tried once. */
export interface TeamsClient {
  /**
   * Checks the caller's token, then runs `turn` on what they sent. What an invoke is answered with; null for the rest.
   * Throws an error with `statusCode` 401 where the token does not hold.
   */
  take(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<{ readonly status: number; readonly body?: unknown } | null>;
  /** The id of the new message. */
  post(target: Target, activity: Partial<Activity>): Promise<string>;
  edit(target: Target, activityId: string, activity: Partial<Activity>): Promise<void>;
  /** The id of the personal chat with somebody; posts nothing. */
  openChat(serviceUrl: string, tenantId: string, person: string): Promise<string>;
  member(target: Target, person: string): Promise<Member | null>;
  /** A team's members, each by their Entra id. */
  members(target: Target, teamId: string): Promise<Member[]>;
  /** Without the private ones: who is in them, Teams does not tell a bot as it tells who is in the team. */
  channels(target: Target, teamId: string): Promise<TeamChannel[]>;
}

/** Teams answers within a few seconds; past this the answer counts as lost. */
export const ANSWER_MS = 20_000;

export function teamsClient(config: TeamsConfig, timeoutMs: number): TeamsClient {
  const { credentials } = config;
  const appId = credentials?.appId ?? '';
  const factory = new ConfigurationServiceClientCredentialFactory(
    credentials === null ? {} : settingsOf(credentials, config.tenantId),
  );
  const adapter = new QuietAdapter({}, factory);
  adapter.use(async (context, next) => {
    tryOnce(context.turnState.get(adapter.ConnectorClientKey), timeoutMs);
    await next();
  });

  /** Runs `work` where the target is; its errors come out as they are. */
  async function within<T>(target: Target, work: (context: TurnContext) => Promise<T>): Promise<T> {
    const results: T[] = [];
    await adapter.continueConversationAsync(appId, referenceTo(appId, target), async (context) => {
      // The id of a made-up activity, which a post would answer.
      Reflect.deleteProperty(context.activity, 'id');
      results.push(await work(context));
    });
    const [result] = results;
    if (results.length === 0 || result === undefined)
      throw new Error('a turn of Teams ended without a result');
    return result;
  }

  return {
    take: (authorization, activity, turn) => adapter.take(authorization, activity, turn),
    post: (target, activity) =>
      within(target, async (context) => (await context.sendActivity(activity))?.id ?? ''),
    edit: async (target, activityId, activity) => {
      await within(target, async (context) => {
        await context.updateActivity({ ...activity, id: activityId });
        return true;
      });
    },
    async openChat(serviceUrl, tenantId, person) {
      const opened: string[] = [];
      const chat = chatParameters.parse({
        isGroup: false,
        bot: { id: botId(appId), name: '' },
        members: [{ id: person, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      });
      await adapter.createConversationAsync(appId, 'msteams', serviceUrl, '', chat, async (context) => {
        opened.push(context.activity.conversation.id);
      });
      return opened[0] ?? '';
    },
    member: (target, person) =>
      within(target, async (context) => {
        const told = await TeamsInfo.getMember(context, person);
        return memberOf(told, person);
      }),
    members: (target, teamId) =>
      within(target, async (context) => {
        const all: Member[] = [];
        let next: string | undefined;
        do {
          const page = await TeamsInfo.getPagedTeamMembers(context, teamId, 500, next);
          all.push(...page.members.map((each) => memberOf(each, each.id)));
          next = page.continuationToken || undefined;
        } while (next);
        return all;
      }),
    channels: (target, teamId) =>
      within(target, async (context) =>
        (await TeamsInfo.getTeamChannels(context, teamId)).flatMap(({ id, name, type }) =>
          id === undefined || type === 'private'
            ? []
            : [{ id, name: name ?? null, isShared: type === 'shared' }],
        ),
      ),
  };
}

const APP_TYPES = {
  'single-tenant': 'SingleTenant',
  'multi-tenant': 'MultiTenant',
  'managed-identity': 'UserAssignedMsi',
} as const;

/** As the package calls them. */
export function settingsOf(credentials: TeamsCredentials, tenantId: string) {
  const bare = {
    MicrosoftAppId: credentials.appId,
    MicrosoftAppType: APP_TYPES[credentials.kind],
    MicrosoftAppTenantId: tenantId,
  };
  if ('password' in credentials) return { ...bare, MicrosoftAppPassword: credentials.password };
  if (!('certificate' in credentials)) return bare;
  const { thumbprint, privateKey } = credentials.certificate;
  return { ...bare, CertificateThumbprint: thumbprint, CertificatePrivateKey: privateKey };
}

/** Guests are said to be guests, or anonymous, or their name for signing in shows where they came from (name_example.com#EXT#@ours). */
function memberOf(told: TeamsChannelAccount, person: string): Member {
  const { aadObjectId, name, userRole, userPrincipalName, tenantId, email } = told;
  const isGuest =
    ['guest', 'anonymous'].includes(userRole?.toLowerCase() ?? '') || /#ext#/i.test(userPrincipalName ?? '');
  return {
    id: aadObjectId ?? person,
    name: name ?? '',
    isGuest,
    tenantId: tenantId ?? null,
    email: email || null,
  };
}

/** The package's own way in prints every refused call, with its stack, on the terminal. */
class QuietAdapter extends TeamsAdapter {
  async take(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<{ status: number; body?: unknown } | null> {
    return (await this.processActivity(authorization, activity, turn)) ?? null;
  }
}

/** The package's type wants a first message, which Teams does not: none is posted. */
const chatParameters = z.custom<ConversationParameters>(
  (value) => typeof value === 'object' && value !== null && 'members' in value,
);

/** Everybody's bot is called so on Teams. */
function botId(appId: string): string {
  return `28:${appId}`;
}

function referenceTo(appId: string, target: Target): Partial<ConversationReference> {
  const isTeam = target.conversationId.startsWith('19:');
  return {
    channelId: 'msteams',
    serviceUrl: target.serviceUrl,
    bot: { id: botId(appId), name: '' },
    conversation: {
      id: target.conversationId,
      tenantId: target.tenantId,
      name: '',
      isGroup: isTeam,
      conversationType: isTeam ? 'channel' : 'personal',
    },
  };
}

const connector = z.custom<{ client: { pipeline: Pipeline } }>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'client' in value &&
    z.looseObject({ pipeline: z.object({}).loose() }).safeParse(value.client).success,
);

/**
 * The connector retries three times, and takes no option against it: a lost answer would post twice. The ledger decides
 * what is sent again, so the retries are taken out. Throws where a newer connector keeps them elsewhere.
 */
function tryOnce(client: unknown, timeoutMs: number): void {
  const { pipeline } = connector.parse(client).client;
  const removed = pipeline.removePolicy({ name: RETRIES });
  if (removed.length === 0) throw new Error('the connector for Teams has no retries where they were');
  pipeline.addPolicy({
    name: 'portevoix-timeout',
    sendRequest(request, next) {
      request.timeout = timeoutMs;
      return next(request);
    },
  });
}

/** Its name in @azure/core-rest-pipeline. */
const RETRIES = 'defaultRetryPolicy';

interface Pipeline {
  removePolicy(options: { name: string }): readonly unknown[];
  addPolicy(policy: {
    name: string;
    sendRequest(
      request: { timeout: number },
      next: (request: { timeout: number }) => Promise<unknown>,
    ): Promise<unknown>;
  }): void;
}
