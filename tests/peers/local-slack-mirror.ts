// What the local Slack's page would show, kept up to date from the same socket. Acting there is local-slack.ts.
import { z } from 'zod';
import {
  type channel,
  event,
  type homes,
  type PeerMessage,
  type PeerView,
  pressed,
} from './local-slack-shapes.ts';

/** An app that nobody hears: presses of its buttons are logged by the peer, and from there a ticket is read. */
export const DEAF = { appId: 'A02TICKETS', botUserId: 'U0TICKETS' } as const;

export class Mirror {
  isReady = false;
  channels: z.infer<typeof channel>[] = [];
  messages = new Map<string, PeerMessage[]>();
  modals: PeerView[] = [];
  homes: z.infer<typeof homes> = {};
  errors: Readonly<Record<string, string>> = {};
  /** What presses of the deaf app carried. */
  presses: z.infer<typeof pressed>[] = [];
  /** Rises with each answer to a submitted form. */
  viewChanges = 0;
  private readonly watchers = new Set<() => void>();

  watch(look: () => void): () => void {
    this.watchers.add(look);
    return () => this.watchers.delete(look);
  }

  take(raw: unknown): void {
    const parsed = event.safeParse(raw);
    if (!parsed.success) return;
    this.apply(parsed.data);
    for (const look of [...this.watchers]) look();
  }

  private apply(happened: z.infer<typeof event>): void {
    switch (happened.t) {
      case 'init':
        this.isReady = true;
        this.channels = happened.state.channels;
        this.messages = new Map(Object.entries(happened.state.messages));
        this.modals = happened.state.modalStack;
        this.homes = happened.state.homeViews;
        return;
      case 'message':
      case 'message_update': {
        const place = happened.message.channel ?? '';
        const others = (this.messages.get(place) ?? []).filter((each) => each.ts !== happened.message.ts);
        const all = [...others, happened.message].sort((a, b) => Number(a.ts) - Number(b.ts));
        this.messages.set(place, all);
        return;
      }
      case 'message_delete': {
        const left = (this.messages.get(happened.channel) ?? []).filter((each) => each.ts !== happened.ts);
        this.messages.set(happened.channel, left);
        return;
      }
      case 'channel':
        this.channels.push(happened.channel);
        return;
      case 'view':
        this.modals = happened.stack;
        this.errors = {};
        this.viewChanges += 1;
        return;
      case 'view_errors':
        this.errors = happened.errors;
        this.viewChanges += 1;
        return;
      case 'home':
        this.homes[happened.user] = { ...this.homes[happened.user], [happened.appId]: happened.view };
        return;
      case 'log':
        this.presses.push(...pressesIn(happened.entry));
        return;
      default:
        happened satisfies never;
    }
  }
}

function pressesIn({ direction, kind, detail }: { direction: string; kind: string; detail?: unknown }) {
  if (direction !== 'to_bot' || kind !== 'interactive' || typeof detail !== 'string') return [];
  const payload: unknown = JSON.parse(new URLSearchParams(detail).get('payload') ?? 'null');
  const ours = z.looseObject({ api_app_id: z.literal(DEAF.appId) }).safeParse(payload);
  return ours.success ? [pressed.parse(payload)] : [];
}

/** For the failure of a wait: the last messages, the modal and its errors. */
export function lastSeen(seen: Mirror): string {
  const messages = [...seen.messages].map(([place, all]) => {
    const texts = all
      .slice(-3)
      .map((each) => `${each.ephemeral_to ? `(only ${each.ephemeral_to}) ` : ''}${each.text}`);
    return `${place}: ${texts.join(' | ')}`;
  });
  const modal = seen.modals.at(-1);
  return [
    'Last seen:',
    ...messages,
    `modal: ${modal ? `${modal.callback_id} "${modal.title?.text}"` : 'none'}`,
    `errors: ${JSON.stringify(seen.errors)}`,
    `homes: ${Object.keys(seen.homes).join(', ') || 'none'}`,
  ].join('\n');
}
