// Whether Microsoft's own reader of Adaptive Cards takes a card as it is, and what a card shows and carries.
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Card } from '../../../src/platforms/teams/card.ts';

interface Parsed {
  parse(card: object, context: Context): void;
  validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
}
interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}
interface Package {
  readonly AdaptiveCard: new () => Parsed;
  readonly SerializationContext: new () => Context;
}

const reader = z
  .custom<Package>((value) => typeof value === 'object' && value !== null && 'AdaptiveCard' in value)
  .parse(createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js'));

/**
 * What it complains of. A people picker has its choices from Teams' directory, which this reader does not know of; of charts neither, and of two
 * languages in a row it takes the second for none (its pattern remembers where it stopped).
 */
export function problemsOf(card: Card): string[] {
  const parsed = new reader.AdaptiveCard();
  const context = new reader.SerializationContext();
  parsed.parse(withoutPickers(card), context);
  const unread = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...unread, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}

function withoutPickers(card: Card): object {
  const { lang: _, ...rest } = card;
  return JSON.parse(JSON.stringify(rest), (_, value: unknown) =>
    typeof value !== 'object' || value === null ? value : known(value),
  );
}

/** Charts are drawn by what stands in for them, as any client does that does not know them. */
function known(value: object): object {
  if ('choices.data' in value) return { ...value, choices: [{ title: 'somebody', value: 'somebody' }] };
  const isChart = 'type' in value && String(value.type).startsWith('Chart.') && 'fallback' in value;
  return isChart && typeof value.fallback === 'object' && value.fallback !== null ? value.fallback : value;
}
