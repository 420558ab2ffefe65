// What a person asks and what we answer, before any platform. Request in, Reply out.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { Kinds } from '../delivery/kinds.ts';
import type { Remote } from '../delivery/outcome.ts';
import type { Sections } from '../digests/section.ts';
import { type Formats, formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import type { HandedFiles } from '../imports/handed.ts';
import type { Keys } from '../keys.ts';
import type { FormState, FormValues, FormView, Parsed } from '../messages/form.ts';
import type { Address, Button, Message, Option, Text } from '../messages/message.ts';
import type { Directory } from '../people/directory.ts';
import type { Later } from '../people/later.ts';
import type { Naming } from '../people/naming.ts';
import { localeFor, zoneFor } from '../people/person.ts';
import type { Asker, Right } from '../people/rights.ts';
import type { WaitingKind } from '../reminders/waiting.ts';
import type { SummaryShown } from '../summary/use-words.ts';
import { fold } from '../terms/fold.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What every handler may use. */
export interface Kit {
  readonly database: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  readonly directory: Directory;
  readonly adminUsers: readonly string[];
  /** Where our web server is reached from outside, without a slash at its end; left out where nobody said. */
  readonly publicUrl?: string;
  /** Tells the ledger that something new waits, so that it need not wait for the next heartbeat. */
  readonly nudge: () => void;
  /** Customers' answers were stored: unhappy ones open cases at once, not at the next heartbeat. Returns at once. */
  readonly answersCame: () => void;
  /** A chat let it be known that it takes nothing from us any more. */
  readonly refused: (platform: string, code: string) => Promise<void>;
  /** Chats that do not let this process hear them, with their own code. */
  readonly deafTo: () => readonly { readonly platform: string; readonly code: string }[];
  /** All that can be asked here: a home that is drawn anew, help. */
  readonly menu: Menu;
  /** Files that people share with the bot. */
  readonly files: HandedFiles;
  /** A shared file waits to be read or imported. Returns at once. */
  readonly wakeImports: () => void;
  /** The model that summaries are asked of; absent where the operator set none. */
  readonly summary?: SummaryShown;
  /** What is learned of those who ask, where writing it at once would tell of them. */
  readonly later: Later;
}

export interface Request {
  readonly kit: Kit;
  readonly workspace: Workspace;
  readonly asker: Asker;
  /** The asker's language. */
  readonly locale: Locale;
  /** Dates and numbers as the asker expects them. */
  readonly formats: Formats;
  /** When it was asked. */
  readonly at: Date;
  /** The words after a command, with the names of whom and what they name; '' elsewhere. */
  readonly text: string;
  /** Whom a command's words name, in their order: only of commands that say so (`names`). */
  readonly people: readonly Mentioned[];
  /** Which channels they name. */
  readonly channels: readonly Mentioned[];
  /** The id that a pressed button carries. */
  readonly subject: string | null;
  /** What was picked in a select. */
  readonly chosen: string | null;
  /** The channel in which it was asked, where there is one. */
  readonly channel: Address | null;
  /** The message that a shortcut was used on. */
  readonly about: About | null;
  /** The asker was an admin, and the chat cannot say just now whether they still are. */
  readonly isUnsure: boolean;
}

/** Somebody, or a channel, named in the words of a command. Whether they exist, and may be named, is not yet known. */
export interface Mentioned {
  readonly address: Address;
  /** As the words have it: "@Karim Haddad", "#support". */
  readonly written: string;
}

/** Somebody's message, as plain text, and the address at which colleagues who may read it find it. */
export interface About {
  readonly text: string;
  readonly link: string | null;
}

/** What the asker wrote, changed or took back: under a message of ours, or to the bot, in a channel or directly. */
export interface Heard {
  readonly change: 'written' | 'edited' | 'deleted';
  /** As plain text, with names for mentions, the bot's own left out; '' when deleted, for files and for our name alone. */
  readonly text: string;
  /** The same without mentions and links; left out where the chat does not tell them from the rest. */
  readonly spoken?: string;
  readonly message: Remote;
  /** The message under which it stands, maybe of ours; null when it stands by itself. */
  readonly under: Remote | null;
  /** It is said to the bot: in the direct message with it, or naming it in a channel. */
  readonly isAddressed: boolean;
  /** The platform's ids of the files beside it, where it stands by itself. */
  readonly files: readonly string[];
}

export type Reply =
  | { readonly kind: 'nothing' }
  /** Privately, to the asker. `instead`: in the place of the message in which it was asked, where only the asker sees that one.
   * `did`: something was done; what it was asked on is drawn anew below these words, where it says what draws it.
   * `passing`: in a window of its own, where a press can open one: it stays nowhere in the chat. */
  | {
      readonly kind: 'say';
      readonly message: Message;
      readonly instead?: true;
      readonly did?: true;
      readonly passing?: true;
    }
  /** A file, privately, to the asker, with a sentence. */
  | { readonly kind: 'hand'; readonly file: OwnFile; readonly words: string }
  /** Opens a form for the asker. */
  | { readonly kind: 'open'; readonly form: FormView }
  /** Draws the asker's home anew. */
  | { readonly kind: 'home'; readonly message: Message };

/** A file that we made: text, which goes as UTF-8, or a picture with what it shows in words. */
export interface OwnFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly alt?: string;
}

export type SubmitReply =
  /** The form stays open, each sentence next to its field. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** The form gives way to another one, in the same window. */
  | { readonly kind: 'again'; readonly form: FormView }
  /**
   * It is done: the form gives way, in the same window, to what happened. No form ends in silence. `instead`: the message that opened it
   * gives way to the same, rather than being drawn anew below it. `passing`: that message stays as it is, and so does their home:
   * what was said in the window, and when, stays nowhere.
   */
  | {
      readonly kind: 'done';
      readonly title: string;
      readonly told: string | Message;
      readonly instead?: true;
      readonly passing?: true;
    };

export type Done = Extract<SubmitReply, { kind: 'done' }>;

/** What a command is called, without the slash, as people read it. */
export function commandName({ name, inFrench }: CommandEntry, locale: Locale): string {
  return locale === 'fr' ? (inFrench ?? name) : name;
}

/** The command that goes by this word, in either language; case and accents do not matter. */
export function commandCalled(word: string, commands: readonly CommandEntry[]): CommandEntry | undefined {
  const asked = fold(word);
  return commands.find(({ name, inFrench = name, aliases = [] }) =>
    [name, inFrench, ...aliases].some((each) => fold(each) === asked),
  );
}

export type Ask = (request: Request) => Promise<Reply>;

export interface CommandEntry {
  /** Without the slash, in English. */
  readonly name: string;
  /** As it is called in French, with its accents; where it has no name of its own there, the same. */
  readonly inFrench?: string;
  /** Other words for the same, where people write to the bot freely. */
  readonly aliases?: readonly string[];
  readonly description: Readonly<Record<Locale, string>>;
  readonly usageHint?: Readonly<Record<Locale, string>>;
  /** Its words may name people and channels: chats tell whom and which. */
  readonly names?: true;
  /** Seldom used: where a chat's menu holds too few of them, it stands behind one that leads to the others. */
  readonly isRare?: true;
  /** Who may ask; checked before it runs. */
  readonly may: Right;
  readonly run: Ask;
}

/** Something to ask about a message, from that message's own menu. */
export interface ShortcutEntry {
  readonly name: string;
  /** At most 24 characters, Slack's limit. */
  readonly title: Readonly<Record<Locale, string>>;
  readonly description: Readonly<Record<Locale, string>>;
  readonly may: Right;
  readonly run: Ask;
}

export interface FormEntry {
  readonly name: string;
  /** Who may send it; checked before anything that was filled in is read. */
  readonly may: Right;
  /**
   * Checks and acts. Errors are keyed by field; UserErrors are for what no field can mend.
   * @param way the name of another way that the form offers, where that was pressed
   */
  readonly submit: (
    request: Request,
    state: FormState,
    values: FormValues,
    way?: string | null,
  ) => Promise<SubmitReply>;
}

/** All that may be chosen, where a form cannot offer it whole. */
export interface List {
  readonly may: Right;
  readonly all: (request: Request) => Promise<readonly Option[]>;
}

/** A command that admins may open to guests of the chat, who may do nothing else. */
export interface GuestDoor {
  readonly command: string;
  /** In the settings. */
  readonly label: (locale: Locale) => string;
  /** All that goes with it, by name, the command too. */
  readonly opens: readonly string[];
}

/** What one can do by which command, in help. */
export interface HelpLine {
  /** Without the slash, in English. */
  readonly command: string;
  /** Words after it, in each language where they differ. */
  readonly words?: string | Readonly<Record<Locale, string>>;
  readonly text: (locale: Locale) => string;
  /** Told to those alone. */
  readonly for?: Right;
  /** Left out where it is of no use. */
  readonly when?: (request: Request) => boolean;
}

/** Over once somebody waits no longer, or has what they waited for and says so by the signal. */
export type HomePatience = (signal: AbortSignal) => Promise<unknown>;

/** Everything that people can ask, each only by whom it is for: what the features come to (menu.ts). A platform listens for just this, and the manifest is made from it. */
export interface Menu {
  readonly commands: readonly CommandEntry[];
  readonly shortcuts: readonly ShortcutEntry[];
  /** By the name that buttons and selects carry. */
  readonly actions: Readonly<Record<string, Ask>>;
  /** The names of those that answer with a form: some platforms must know before the press. */
  readonly opening: readonly string[];
  readonly forms: readonly FormEntry[];
  /** Lists that may be longer than a form can offer, whole, by the name under which fields have them. */
  readonly choosable: Readonly<Record<string, (request: Request) => Promise<readonly Option[]>>>;
  /** @param patience how long it waits for one of its parts; left out: four seconds */
  readonly home: (request: Request, patience?: HomePatience) => Promise<Message>;
  /** What whoever looks after Porte-voix can open: of it, what they may. */
  readonly adminMenu: (request: Pick<Request, 'asker' | 'locale'>) => readonly Button[];
  readonly help: (request: Request) => readonly Text[];
  readonly guests: readonly GuestDoor[];
  /** By name, on the way to an idea without a name: of those who ask it nothing is written at once. */
  readonly quiet: ReadonlySet<string>;
  /** What people write under the bot's messages, and to it. */
  readonly heard: (request: Request, heard: Heard) => Promise<Reply>;
  /** All kinds of messages. */
  readonly kinds: Kinds;
  /** All that can wait for somebody. */
  readonly waiting: readonly WaitingKind[];
  /** All that a digest can say, in the order that a new schedule proposes. */
  readonly sections: Sections;
  /** Every column that names a person: two accounts that become one rename them all. */
  readonly naming: readonly Naming[];
}

/** Ties a pure `parse` to the `submit` that acts on what it gave. */
export function form<T>(definition: {
  name: string;
  may: Right;
  parse: (values: FormValues, request: Request, state: FormState) => Parsed<T>;
  submit: (value: T, request: Request, state: FormState) => Promise<SubmitReply>;
}): FormEntry {
  return {
    name: definition.name,
    may: definition.may,
    async submit(request, state, values) {
      const parsed = definition.parse(values, request, state);
      if (!parsed.ok) return { kind: 'errors', errors: parsed.errors };
      return definition.submit(parsed.value, request, state);
    },
  };
}

export interface RequestParts {
  readonly workspace: Workspace;
  readonly asker: Asker;
  readonly isUnsure?: boolean;
  readonly text?: string;
  readonly people?: readonly Mentioned[];
  readonly channels?: readonly Mentioned[];
  readonly subject?: string | null;
  readonly chosen?: string | null;
  readonly channel?: Address | null;
  readonly about?: About | null;
}

export function requestOf(kit: Kit, asked: RequestParts): Request {
  const locale = localeFor(asked.asker, asked.workspace);
  const timeZone = zoneFor(asked.asker, asked.workspace);
  return {
    kit,
    workspace: asked.workspace,
    asker: { ...asked.asker, timeZone },
    locale,
    formats: formats(locale, timeZone),
    at: kit.clock.now(),
    text: asked.text?.trim() ?? '',
    people: asked.people ?? [],
    channels: asked.channels ?? [],
    subject: asked.subject ?? null,
    chosen: asked.chosen ?? null,
    channel: asked.channel ?? null,
    about: asked.about ?? null,
    isUnsure: asked.isUnsure ?? false,
  };
}
