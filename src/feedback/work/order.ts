// What goes from thread to thread: an order, and what came of it. An error's words may quote a customer, so they stay behind.
import { type WorkName, type Works, work } from './work.ts';

export type WorkOrder<Name extends WorkName = WorkName> = {
  readonly [Each in Name]: { readonly name: Each; readonly given: Works[Each]['given'] };
}[Name];

export type WorkDone<Name extends WorkName = WorkName> =
  | { readonly ok: true; readonly made: Works[Name]['made'] }
  | { readonly ok: false; readonly error: string; readonly at: string };

export async function done(order: WorkOrder): Promise<WorkDone> {
  try {
    return { ok: true, made: await made(order) };
  } catch (error) {
    const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error);
    return {
      ok: false,
      error: name,
      at: stack
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .join('\n'),
    };
  }
}

function made(order: WorkOrder): Works[WorkName]['made'] | Promise<Works[WorkName]['made']> {
  switch (order.name) {
    case 'clean':
      return work.clean(order.given);
    case 'answersInBody':
      return work.answersInBody(order.given);
    case 'answersIn':
      return work.answersIn(order.given);
    case 'vendorsBody':
      return work.vendorsBody(order.given);
    case 'mail':
      return work.mail(order.given);
    case 'themes':
      return work.themes(order.given);
    default:
      return order satisfies never;
  }
}
