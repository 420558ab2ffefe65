// The lessons that come with the program, in the order in which they come: no two of one kind of work in a row.
import type { MadeLesson } from '../lesson.ts';
import { billing } from './billing.ts';
import { delivery } from './delivery.ts';
import { it } from './it.ts';
import { people } from './people.ts';
import { shops } from './shops.ts';
import { support } from './support.ts';

const kinds: readonly (readonly MadeLesson[])[] = [support, shops, delivery, people, billing, it];
const most = Math.max(...kinds.map(({ length }) => length));

export const madeLessons: readonly MadeLesson[] = Array.from({ length: most }, (_, i) =>
  kinds.flatMap((kind) => kind[i] ?? []),
).flat();
