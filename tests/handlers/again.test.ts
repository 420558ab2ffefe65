// What stands on a screen after each act on it.
import { describe, expect, it } from 'vitest';
import { drawnAgain } from '../../src/handlers/again.ts';
import { menu } from '../../src/handlers/index.ts';
import { encodeAction } from '../../src/messages/actions.ts';
import type { Action, Message } from '../../src/messages/message.ts';
import { freshDesk } from './desk.ts';

function buttonsOf({ blocks }: Message): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.map(({ action }) => encodeAction(action)) : [],
  );
}

/** Screens that draw themselves anew, and what is done on them. */
const acts: readonly (readonly [screen: Action, act: string])[] = [
  [{ name: 'schedules' }, 'schedule.pause'],
  [{ name: 'schedules' }, 'schedule.delete'],
  [{ name: 'topics' }, 'topic.close'],
  [{ name: 'touchpoints' }, 'touchpoint.retire'],
  [{ name: 'case-rules' }, 'case-rule.delete'],
  [{ name: 'feed-rules' }, 'feed-rule.delete'],
  [{ name: 'cases.list', subject: 'open' }, 'case.take'],
];

describe.each(['fr', 'en'] as const)('a screen, in %s', (locale) => {
  it.each(acts)('%j offers %s no more once it was done, and says above that it was', async (screen, name) => {
    const desk = await freshDesk('sqlite', locale);
    const subject = desk.subjects[name] ?? desk.subjects[name.split('.')[0] ?? ''] ?? '';
    const shown = await menu.actions[screen.name]?.(
      desk.ask(screen.subject === undefined ? {} : { subject: screen.subject }),
    );
    if (shown?.kind !== 'say') throw new Error('no screen');
    expect(shown.message.again).toEqual(screen);
    expect(buttonsOf(shown.message)).toContain(encodeAction({ name, subject }));
    const done = await menu.actions[name]?.(desk.ask({ subject }));
    if (done?.kind !== 'say') throw new Error('nothing was done');
    expect(done.did).toBe(true);
    const now = await drawnAgain(menu, desk.ask(), screen, done.message);
    expect(now?.blocks.slice(0, done.message.blocks.length)).toEqual(done.message.blocks);
    expect(buttonsOf(now ?? done.message)).not.toContain(encodeAction({ name, subject }));
    expect(now?.again).toEqual(screen);
  });

  it('that is the view of an idea counts a support at once, and offers it no more', async () => {
    const desk = await freshDesk('sqlite', locale);
    const subject = desk.subjects['suggestion'] ?? '';
    const done = await menu.actions['suggestion.support']?.(desk.ask({ subject }));
    if (done?.kind !== 'say') throw new Error('nothing was done');
    const now = await drawnAgain(menu, desk.ask(), { name: 'suggestion.view', subject }, done.message);
    expect(buttonsOf(now ?? done.message)).not.toContain(`suggestion.support:${subject}`);
    expect(buttonsOf(now ?? done.message)).toContain(`suggestion.unfollow:${subject}`);
  });
});
