// A feature: something that people can do with Porte-voix, and everything it adds to what they can ask. Read this first; the
// list of all features is index.ts, and what the list comes to is menu.ts.
import type { Right } from '../people/rights.ts';
import type { Ask, CommandEntry, FormEntry, Heard, List, Reply, Request, ShortcutEntry } from './request.ts';

/** Each feature exports one from its own folder. What it leaves out, it does not have. */
export interface Feature {
  /** For the log, and for whoever reads the list. */
  readonly name: string;
  /** In the order in which people are shown them. */
  readonly commands?: readonly CommandEntry[];
  /** By the name that buttons and selects carry. */
  readonly asks?: Readonly<Record<string, AskEntry>>;
  readonly shortcuts?: readonly ShortcutEntry[];
  readonly forms?: readonly FormEntry[];
  /** Lists that may be longer than a form can offer, by the name under which fields have them (`of`). */
  readonly choosable?: Readonly<Record<string, List>>;
  /** What people write under our messages, and to the bot; null where it is nothing to this feature, and the next one is asked. */
  readonly heard?: (request: Request, heard: Heard) => Promise<Reply | null>;
}

/** What a button or a select asks for. */
export interface AskEntry {
  readonly run: Ask;
  /** Who may ask; checked before it runs. What one may do about its subject, the subject's own room decides. */
  readonly may: Right;
  /** It answers with a form: some chats must know before the press. */
  readonly opens?: true;
}
