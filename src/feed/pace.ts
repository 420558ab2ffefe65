// How fast a channel may be told: one message an answer, up to a ceiling per hour; past it, all that wait in one. Pure.

export interface FeedPace {
  /** Answers that wait now. */
  readonly waiting: number;
  /** Messages of the feed that the channel had in this clock hour, and in the one before. */
  readonly thisHour: number;
  readonly lastHour: number;
  readonly perHour: number;
}

/**
 * `each`: one message for each; `together`: one for all; `wait`: for the next hour. Never more than `perHour` messages in a
 * clock hour, and never fewer than one while something waits and the hour has room.
 */
export function paceOf({ waiting, thisHour, lastHour, perHour }: FeedPace): 'each' | 'together' | 'wait' {
  if (waiting === 0 || thisHour >= perHour) return 'wait';
  if (waiting > perHour - thisHour) return 'together';
  // What the hour before had no room for was gathered until now.
  return thisHour === 0 && lastHour >= perHour && waiting > 1 ? 'together' : 'each';
}
