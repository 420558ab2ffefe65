// The small company that the model-based test plays with: who works there, and what they answer for. Nothing happens here.

export const names = ['anouk', 'basil', 'chiyo', 'diego', 'emile', 'faye'] as const;
export type Name = (typeof names)[number];

export const topicIds = ['till', 'stock', 'other'] as const;
export type TopicId = (typeof topicIds)[number];

/** The only admin: is away at times, never leaves. */
export const ADMIN: Name = 'anouk';

export const zones: Readonly<Record<Name, string>> = {
  anouk: 'Europe/Paris',
  basil: 'Europe/Paris',
  chiyo: 'Asia/Tokyo',
  diego: 'America/New_York',
  emile: 'Europe/Paris',
  faye: 'Australia/Lord_Howe',
};
export const COMPANY_ZONE = 'Europe/Paris';

/** None of these texts occurs anywhere else in the database. */
export function tokensOf(name: Name): {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
} {
  return { id: `id-${name}`, externalId: `U-${name.toUpperCase()}`, name: `Named ${name.toUpperCase()}` };
}

export function nameOfId(id: string): Name {
  const found = names.find((name) => tokensOf(name).id === id);
  if (!found) throw new Error(`nobody has the id ${id}`);
  return found;
}

export function addressFor(name: Name): string {
  return `slack:${tokensOf(name).externalId}`;
}

/** How a run begins. */
export interface Beginning {
  readonly start: Date;
  /** Whether somebody answers for what fits no topic. */
  readonly hasFallback: boolean;
  /** Whether the till's cards are shown in a channel. */
  readonly hasChannel: boolean;
  readonly closingDays: readonly string[];
  /** Whether all is sent and read once more at the end; it takes as long as all the rest. */
  readonly sendsAll: boolean;
}

/** Working days to answer, by topic; the company's own where null. */
export const replyDays: Readonly<Record<TopicId, number | null>> = { till: 2, stock: 2, other: null };
export const COMPANY_REPLY_DAYS = 5;
