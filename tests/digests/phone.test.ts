// The digest on a telephone: how high the sample company's usual week stands in Slack at 390 x 844.

import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../src/demo/seed.ts';
import { preview } from '../../src/digests/preview.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Block, Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { allSchedules } from '../../src/schedules/schedule.ts';
import { workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';
import { freshDatabase } from '../harness/database.ts';

/** Of a screen of 844, what Slack's own bars leave: measured on its telephone app in points. */
const ROOM = 844 - 100;
/** Lato at 15 px takes 7.3 px a letter on average; of 390 px the picture beside a message and its margins take 76. */
const LETTERS = Math.floor((390 - 76) / 7.3);
const LINE = 22;
const GAP = 8;
const BUTTONS = 44;

function linesOf(text: string, letters: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
}

function height(block: Block): number {
  // It stands below all that is read, with the sentence that it shows: who wants no picture has no need to go there.
  if (block.kind === 'chart') return 0;
  if (block.kind === 'buttons') return BUTTONS + GAP;
  const text = plainText({ summary: '', blocks: [block] }, 'fr');
  // The bar beside a quote takes some of its width.
  return linesOf(text, block.kind === 'quote' ? LETTERS - 2 : LETTERS) * LINE + GAP;
}

const heightOf = ({ blocks }: Message) => blocks.reduce((sum, block) => sum + height(block), 0);

describe('the sample company’s usual week', () => {
  const now = new Date('2026-11-22T15:30:00Z');
  const messages = new Map<string, Message>();
  beforeAll(async () => {
    const database = await freshDatabase('sqlite');
    await seed({ database, keys: keysFrom([newSecret()]), teamId: 'T1', now });
    const team = { id: 'T1', name: 'Maison Lune' };
    const workspace = await workspaceOfSlackTeam(database, team, {
      locale: 'fr',
      timeZone: 'Europe/Paris',
      now,
    });
    // A word of the direction is no part of a usual week.
    await database.db.directionWord.deleteMany({ where: { workspaceId: workspace.id } });
    for (const schedule of await allSchedules(database.db, workspace.id)) {
      // Nor are a thank-you, the result of a survey, and a customer who heard back.
      const seldom = ['thanks', 'listening', 'heard-back'];
      const sections = schedule.sections.filter((id) => !seldom.includes(id));
      const usual = { ...schedule, sections };
      const { message } = await preview(database.db, workspace, usual, now, menu.sections);
      messages.set(schedule.locale, message);
    }
  });

  it.each(['fr', 'en'])('is one screen of a telephone in %s', (locale) => {
    const message = messages.get(locale) ?? { summary: '', blocks: [] };
    expect(message.blocks.length).toBeGreaterThan(6);
    expect(heightOf(message), plainText(message, 'fr')).toBeLessThanOrEqual(ROOM);
  });
});
