// Whether a company's chat takes charts and tables. What it refuses is said in words at once, and from then on for some days. How each is
// drawn is the chat's own; it is remembered here and nowhere else, so that a new program tries again.
import type { Clock } from '../clock.ts';
import { inWords, isPicture } from '../messages/drawable.ts';
import type { Block, Message } from '../messages/message.ts';

/** New blocks reach companies in weeks. */
const FORGOTTEN_MS = 3 * 86_400_000;

export interface Easel {
  /**
   * Sends it; where that was refused for what is drawn in it, sends it once more in words alone. What was refused so is drawn in no message
   * of the next three days. Throws what `send` throws.
   * @param send whatever it throws, where that is a refusal, nothing of it arrived
   */
  show<T>(message: Message, send: (shown: Message) => Promise<T>): Promise<T>;
}

/** One company's. @param isRefusal of a message as it is, whoever sends it and wherever */
export function easel(clock: Clock, isRefusal: (error: unknown) => boolean): Easel {
  const refused = new Map<Block['kind'], number>();
  const isRefused = ({ kind }: Block) => {
    const at = refused.get(kind);
    const age = at === undefined ? Number.POSITIVE_INFINITY : clock.now().getTime() - at;
    return age >= 0 && age < FORGOTTEN_MS;
  };
  return {
    async show(message, send) {
      const drawn = message.blocks.filter((block) => isPicture(block) && !isRefused(block));
      const shown = { ...message, blocks: inWordsWhere(message, (block) => !drawn.includes(block)) };
      if (drawn.length === 0) return send(shown);
      try {
        return await send(shown);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // Where that is refused too, it was not for the pictures, and nothing is remembered.
        const sent = await send({ ...message, blocks: inWordsWhere(message, () => true) });
        // Of both in one message the chart is the newer one.
        const [one] = drawn.toSorted((a, b) => a.kind.localeCompare(b.kind));
        if (one) refused.set(one.kind, clock.now().getTime());
        return sent;
      }
    },
  };
}

function inWordsWhere({ blocks }: Message, isSaid: (block: Block) => boolean): readonly Block[] {
  return blocks.flatMap((block) => (isPicture(block) && isSaid(block) ? inWords(block) : [block]));
}
