// App Home, the hub: what waits for me, what is wrong (admins), what I do, and my own settings. What stands in each place, the
// features say.
import { setTimeout as wait } from 'node:timers/promises';
import { phrases } from '../i18n/phrases.ts';
import type { Block, Button, Message } from '../messages/message.ts';
import { holds } from '../people/rights.ts';
import type { HomePart, HomePlace } from './feature.ts';
import type { Request } from './request.ts';

/** Of each group so many are shown, so that a telephone's screen shows more than one; all of them are a press away. */
const SHOWN = 3;
/** Slack's home takes 100 blocks (docs.slack.dev/reference/views): so many of ours leave room for the page's own, and for those that become two. */
const ROOM = 80;
/** How long the page waits for its parts, in milliseconds: a chat that is slow to answer may take twenty seconds. */
const PATIENCE_MS = 4_000;

/** A part, and the feature that it is of. */
export interface OwnedPart extends HomePart {
  readonly feature: string;
}

interface Page {
  /** What anybody may want to do, whatever waits. */
  readonly hub: readonly Button[];
  readonly adminMenu: readonly Button[];
  /** In the order in which they stand. */
  readonly parts: readonly OwnedPart[];
}

export async function drawHome(page: Page, request: Request, patienceMs = PATIENCE_MS): Promise<Message> {
  const say = words(request.locale);
  // Auditors read how everything is set; what there is to do about it, admins.
  const looksAfter = holds(request.asker, 'audit');
  const drawn = await drawnWithin(ROOM, page.parts, request, patienceMs);
  const at = (place: HomePlace) =>
    drawn.filter((each) => each.place === place).flatMap(({ blocks }) => blocks);
  const note = (text: string): Block => ({ kind: 'note', text });
  const or = (blocks: readonly Block[], text: string) => (blocks.length > 0 ? blocks : [note(text)]);
  const wrong = at('wrong');
  const blocks: Block[] = [
    { kind: 'heading', text: say.title },
    note(say.what),
    { kind: 'buttons', buttons: page.hub },
    { kind: 'divider' },
    group(say.forYou),
    ...or(at('waiting'), say.nothingWaits),
    ...at('kept'),
    ...(wrong.length > 0 ? [group(say.wrong), ...wrong] : []),
    { kind: 'divider' },
    ...or(at('mine'), say.nothingMine),
    { kind: 'divider' },
    group(say.digests),
    ...at('coming'),
    ...(looksAfter
      ? [
          { kind: 'divider' } as const,
          group(holds(request.asker, 'admin') ? say.admin : say.audit),
          { kind: 'buttons', buttons: page.adminMenu } as const,
          ...at('admin'),
        ]
      : []),
    { kind: 'divider' },
    group(say.you),
    ...at('you'),
  ];
  return { summary: say.title, blocks, again: { name: 'home' } };
}

interface Drawn {
  readonly place: HomePlace;
  readonly blocks: readonly Block[];
}

/** Where there is too much, every part shows less, each saying how many more there are, before any of them is cut off. */
async function drawnWithin(
  room: number,
  parts: readonly OwnedPart[],
  request: Request,
  patienceMs: number,
  take = SHOWN,
): Promise<readonly Drawn[]> {
  const drawn = await drawnParts(parts, request, patienceMs, take);
  const isTooMuch = drawn.reduce((sum, { blocks }) => sum + blocks.length, 0) > room;
  return isTooMuch && take > 1 ? drawnWithin(room, parts, request, patienceMs, take - 1) : drawn;
}

/** All at once, so that the page waits for the slowest and not for the sum. Of a place in which several fail one says so. */
async function drawnParts(
  parts: readonly OwnedPart[],
  request: Request,
  patienceMs: number,
  take: number,
): Promise<readonly Drawn[]> {
  const theirs = parts.filter((part) => holds(request.asker, part.for ?? 'everyone'));
  const drawn = await Promise.all(
    theirs.map(async (part) => ({
      place: part.place,
      blocks: await blocksOf(part, request, patienceMs, take),
    })),
  );
  const saidMissing = new Set<HomePlace>();
  return drawn.map(({ place, blocks }) => {
    if (blocks !== null) return { place, blocks };
    const isSaid = saidMissing.has(place);
    saidMissing.add(place);
    return { place, blocks: isSaid ? [] : [{ kind: 'note', text: words(request.locale).undrawn }] };
  });
}

/** Null where it cannot be drawn, or not soon: it takes no other part with it. */
async function blocksOf(
  { feature, place, draw }: OwnedPart,
  request: Request,
  patienceMs: number,
  take: number,
): Promise<readonly Block[] | null> {
  const tooLong = new AbortController();
  const given = wait(patienceMs, undefined, { signal: tooLong.signal, ref: false });
  const late = given.then((): never => {
    throw new TookTooLong();
  });
  const drawn = draw(request, take);
  try {
    return await Promise.race([drawn, late]);
  } catch (error) {
    const why = error instanceof Error ? error.name : typeof error;
    request.kit.log.error(
      { error: why, part: `${feature} ${place}` },
      'a part of the home could not be drawn',
    );
    return null;
  } finally {
    tooLong.abort();
    // What comes of them later concerns nobody.
    for (const each of [drawn, late]) each.catch(() => {});
  }
}

class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

function group(title: string): Block {
  return { kind: 'text', text: [{ strong: title }] };
}

const words = phrases({
  en: {
    title: 'Porte-voix',
    what: 'What customers say, told to everyone; and an answer to every idea.',
    forYou: 'Waiting for you',
    wrong: 'Needs an admin',
    you: 'About you',
    nothingWaits: 'Nothing waits for your answer.',
    undrawn: 'This part cannot be shown just now. Come back in a few minutes.',
    nothingMine: 'You have not proposed anything yet.',
    digests: 'Next digests in your channels',
    admin: 'For admins',
    audit: 'For auditors',
  },
  fr: {
    title: 'Porte-voix',
    what: 'Ce que disent les clients, porté à tous ; et une réponse à chaque idée.',
    forYou: 'Ce qui vous attend',
    wrong: 'À régler par un admin',
    you: 'Vous concernant',
    nothingWaits: 'Rien n’attend votre réponse.',
    undrawn: 'Cette partie ne peut pas être affichée pour l’instant. Revenez dans quelques minutes.',
    nothingMine: 'Vous n’avez encore rien proposé.',
    digests: 'Prochains bulletins dans vos canaux',
    admin: 'Pour les admins',
    audit: 'Pour l’audit',
  },
});
