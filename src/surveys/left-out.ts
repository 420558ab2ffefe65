// Why somebody in a channel that is asked is not asked themselves, and how many there are of each.

/**
 * bot, gone (their account is closed), stranger (of another company), guest; twice (another account of somebody who is asked once); away
 * (they said so, or do not work before it closes); unreached (letters do not arrive); lately (asked within the last week).
 */
export const reasons = ['bot', 'gone', 'stranger', 'guest', 'twice', 'away', 'unreached', 'lately'] as const;
export type WhyNotAsked = (typeof reasons)[number];

export type LeftOutOfRound = Readonly<Partial<Record<WhyNotAsked, number>>>;
