// App Home, the hub: what waits for me, what is wrong (admins), what I do, and my own settings. What stands in each place, the
// features say.
import { setTimeout as wait } from 'node:timers/promises';
import { phrases } from '../i18n/phrases.ts';
import type { Block, Button, Message } from '../messages/message.ts';
import { shares } from '../messages/share.ts';
import { moreItems } from '../messages/shorten.ts';
import { holds } from '../people/rights.ts';
import type { HomePart, HomePlace } from './feature.ts';
import type { HomePatience, Request } from './request.ts';

/** Of each group so many are shown, so that a telephone's screen shows more than one; all of them are a press away. */
const SHOWN = 3;
/** Slack's home takes 100 blocks (docs.slack.dev/reference/views): so many of ours leave room for the page's own, and for those that become two. */
const ROOM = 80;
/** How long the page waits for its parts, in milliseconds: a chat that is slow to answer may take twenty seconds. */
const PATIENCE_MS = 4_000;
const usual: HomePatience = (signal) => wait(PATIENCE_MS, undefined, { signal, ref: false });

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

export async function drawHome(
  page: Page,
  request: Request,
  patience: HomePatience = usual,
): Promise<Message> {
  const say = words(request.locale);
  // Auditors read how everything is set; what there is to do about it, admins.
  const looksAfter = holds(request.asker, 'audit');
  const drawn = await drawnWithin(ROOM, page.parts, request, patience);
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

interface Drawn extends Required<Pick<HomePart, 'place' | 'weight'>> {
  readonly blocks: readonly Block[];
}

/**
 * Where there is too much, parts show less, each saying how many more there are: those that weigh least first. Where one entry of each is
 * still too much, they share the room by weight. No part is left out.
 * @param shortBy how many entries less those show that weigh least
 * @param missing what could not be drawn before: it is waited for once
 */
async function drawnWithin(
  room: number,
  parts: readonly OwnedPart[],
  request: Request,
  patience: HomePatience,
  shortBy = 0,
  missing = new Set<OwnedPart>(),
): Promise<readonly Drawn[]> {
  const takes = parts.map(({ weight = 1 }) => Math.min(SHOWN, Math.max(1, SHOWN + weight - 1 - shortBy)));
  const drawn = await drawnParts(
    parts,
    request,
    patience,
    (part) => takes[parts.indexOf(part)] ?? 1,
    missing,
  );
  if (drawn.reduce((sum, { blocks }) => sum + blocks.length, 0) <= room) return drawn;
  if (takes.some((take) => take > 1))
    return drawnWithin(room, parts, request, patience, shortBy + 1, missing);
  const places = shares(
    room,
    drawn.map(({ blocks, weight }) => ({ size: blocks.length, weight })),
  );
  return drawn.map((each, i) => ({ ...each, blocks: first(each.blocks, places[i] ?? 1, request) }));
}

/** So many of the blocks, the last of which says how many more there are. */
function first(blocks: readonly Block[], count: number, { locale }: Request): readonly Block[] {
  if (blocks.length <= count) return blocks;
  const shown = blocks.slice(0, Math.max(0, count - 1));
  return [...shown, { kind: 'note', text: moreItems(blocks.length - shown.length, locale) }];
}

/** All at once, so that the page waits for the slowest and not for the sum. Of a place in which several fail one says so. */
async function drawnParts(
  parts: readonly OwnedPart[],
  request: Request,
  patience: HomePatience,
  takeOf: (part: OwnedPart) => number,
  missing: Set<OwnedPart>,
): Promise<readonly Drawn[]> {
  const theirs = parts.filter((part) => holds(request.asker, part.for ?? 'everyone'));
  const drawn = await Promise.all(
    theirs.map(async (part) => {
      const blocks = missing.has(part) ? null : await blocksOf(part, request, patience, takeOf(part));
      if (blocks === null) missing.add(part);
      return { place: part.place, weight: part.weight ?? 1, blocks };
    }),
  );
  const saidMissing = new Set<HomePlace>();
  return drawn.map(({ place, weight, blocks }) => {
    if (blocks !== null) return { place, weight, blocks };
    const isSaid = saidMissing.has(place);
    saidMissing.add(place);
    return { place, weight, blocks: isSaid ? [] : [{ kind: 'note', text: words(request.locale).undrawn }] };
  });
}

/** Null where it cannot be drawn, or not soon: it takes no other part with it. */
async function blocksOf(
  { feature, place, draw }: OwnedPart,
  request: Request,
  patience: HomePatience,
  take: number,
): Promise<readonly Block[] | null> {
  const tooLong = new AbortController();
  const late = patience(tooLong.signal).then((): never => {
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
