// What every activity of Teams comes down to. Everything is checked by shape; what it asks for is found in register.ts.
import { z } from 'zod';

/** What is not as it should be is not there: words are heard all the same. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);
const several = <T extends z.ZodType>(schema: T) =>
  maybe(
    z
      .array(schema.nullable().catch(null))
      .transform((all) => all.flatMap((each) => (each === null ? [] : [each]))),
  );
const text = maybe(z.string());
/** Whose company: what cannot be read is none that we know. */
const company = z.string().catch('');

const account = z.looseObject({
  id: z.string(),
  aadObjectId: text,
  name: text,
  /** The company that somebody in a shared channel comes from. */
  tenantId: company.nullish(),
});
const place = z.looseObject({ id: z.string(), name: text });

const activity = z.looseObject({
  type: z.string(),
  name: text,
  id: text,
  text,
  value: z.unknown().optional(),
  action: text,
  serviceUrl: z.string(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string(),
    conversationType: text,
    tenantId: company.nullish(),
  }),
  replyToId: text,
  locale: text,
  localTimezone: text,
  attachments: several(
    z.looseObject({ contentType: z.string(), content: z.unknown().optional(), name: text }),
  ),
  membersAdded: several(account),
  membersRemoved: several(account),
  entities: several(
    z.looseObject({ type: z.string(), locale: text, timezone: text, text, mentioned: maybe(account) }),
  ),
  channelData: maybe(
    z.looseObject({
      tenant: z.looseObject({ id: company }).nullish().catch({ id: '' }),
      team: maybe(place),
      channel: maybe(place),
      eventType: text,
    }),
  ),
});

export type Incoming = z.infer<typeof activity>;

/** Null for what no client of Teams sends. */
export function incomingFrom(raw: unknown): Incoming | null {
  const parsed = activity.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

export function tenantOf({ channelData, conversation }: Incoming): string | null {
  return channelData?.tenant?.id ?? conversation.tenantId ?? null;
}

/** The Entra id of whoever did it; null for what has none: bots, callers from outside. */
export function authorOf({ from }: Incoming): string | null {
  return from.aadObjectId ?? null;
}

export function isPersonal({ conversation }: Incoming): boolean {
  return conversation.conversationType === 'personal';
}

/** The channel of a team in which it happened. */
export function channelOf({ channelData, conversation }: Incoming): string | null {
  if (conversation.conversationType !== 'channel') return null;
  return channelData?.channel?.id ?? conversation.id.split(';')[0] ?? null;
}

/** Everything in our personal chat is meant for us; elsewhere what names us. */
export function isAddressed(incoming: Incoming): boolean {
  const { entities, recipient } = incoming;
  const isNamed = entities?.some(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient.id,
  );
  return isPersonal(incoming) || isNamed === true;
}

/** The languages and zones that a client tells of its user. */
export function habitsOf({ entities, locale, localTimezone }: Incoming): {
  readonly locale: string | null;
  readonly timeZone: string | null;
} {
  const client = entities?.find((each) => each.type === 'clientInfo');
  return {
    locale: client?.locale ?? locale ?? null,
    timeZone: localTimezone ?? client?.timezone ?? null,
  };
}

/** The HTML of a message, which Teams attaches beside its text. */
export function htmlOf({ attachments }: Incoming): string | null {
  const html = attachments?.find((each) => each.contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : null;
}
