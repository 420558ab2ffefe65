// The map of the journey on both chats, in both languages: what stands out, one touchpoint in full, and an action made of it that the map then shows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leading } from '../../src/feedback/scores.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { ADMIN, type Chat, chatsHere, onEither } from './chat.ts';

const said = {
  fr: {
    command: 'parcours',
    title: 'Le parcours des clients · 90 derniers jours',
    outstanding: 'Livraison se détache : 42 points au-dessous de la moyenne du parcours.',
    line: '▼ Livraison',
    nobody: 'Personne n’est interrogé ici : Découverte, Paiement, Installation, Assistance et Départ.',
    delivery: 'parcours livraison',
    there: '42 points au-dessous de la moyenne du parcours',
    action: 'Sonner avant de livrer',
    added: 'L’action n° 1 est à vous.',
    acting: '1 action',
    week: 'cette semaine',
  },
  en: {
    command: 'journey',
    title: 'Customers’ journey · last 90 days',
    outstanding: 'Delivery stands out: 42 points below the journey’s mean.',
    line: '▼ Delivery',
    nobody: 'Nobody is asked at: Discovering, Paying, Installing, Getting help and Leaving.',
    delivery: 'journey delivery',
    there: '42 points below the journey’s mean',
    action: 'Ring before delivering',
    added: 'Action #1 is yours.',
    acting: '1 action',
    week: 'this week so far',
  },
} as const;

/** So many satisfied of forty at each. */
const SATISFIED = { buy: 36, use: 36, delivery: 11 } as const;

async function answers({ database, workspaceId, clock }: Chat): Promise<void> {
  const now = clock.now();
  const source = await sourceForImport(database, workspaceId, { name: 'after', heat: 'hot', now });
  const items = Object.entries(SATISFIED).flatMap(([touchpoint, satisfied]) =>
    Array.from({ length: 40 }, (_, i) => ({
      externalId: `${touchpoint} ${i}`,
      customer: `${touchpoint} ${i}`,
      ...leading('csat', i < satisfied ? 5 : 2, null),
      ...{ touchpoint, heat: null, names: [], segments: {} },
      answeredAt: new Date(now.getTime() - (i + 1) * 86_400_000),
    })),
  );
  const settings = { keys: keysFrom([newSecret()]), keepOriginals: false, now };
  await storeFeedback(database, workspaceId, source, items, settings);
}

describe.each(chatsHere)('the map of the journey on $name, $engine, $locale', (row) => {
  const say = said[row.locale];
  let chat: Chat;
  beforeAll(async () => {
    chat = await onEither(row);
    await answers(chat);
  });
  afterAll(() => chat?.stop());

  it('says what stands out and where nobody is asked, then leads to what is done about it', async () => {
    const map = await chat.write(ADMIN, say.command, say.title);
    for (const words of [say.outstanding, say.line, say.nobody]) expect(map.text).toContain(words);
    expect(map.text).not.toContain(say.acting);

    const there = await chat.write(ADMIN, say.delivery, say.there);
    expect(there.text).toContain(say.line);
    const form = await there.open('plan.add', 'plan.add');
    await form.send({ title: say.action }, say.added);

    const after = await chat.write(ADMIN, say.command, say.acting);
    expect(after.text).toContain(say.outstanding);
    const again = await chat.write(ADMIN, say.delivery, say.action);
    const whole = await again.press('journey', say.outstanding);
    expect(whole.text).toContain(say.nobody);
    const action = await chat.database.db.action.findFirstOrThrow({
      where: { workspaceId: chat.workspaceId },
    });
    expect(action).toMatchObject({ touchpoint: 'delivery', moves: { metric: 'csat', direction: 'up' } });
  });
});
