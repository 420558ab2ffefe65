// A feature: something that people can do with Porte-voix, and everything it adds to what they can ask. Read this first; the
// list of all features is index.ts, and what the list comes to is menu.ts and folds.ts.
import type { ApiRoutes } from '../api/admission.ts';
import type { Step } from '../beat.ts';
import type { EngineStore } from '../database/client.ts';
import type { Kind } from '../delivery/kinds.ts';
import type { Sections } from '../digests/section.ts';
import type { Export } from '../exports/export.ts';
import type { KeptOfCustomers } from '../feedback/kept.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Block } from '../messages/message.ts';
import type { Naming } from '../people/naming.ts';
import type { Right } from '../people/rights.ts';
import type { Wording } from '../people/wording.ts';
import type { WaitingKind } from '../reminders/waiting.ts';
import type {
  Ask,
  CommandEntry,
  FormEntry,
  GuestDoor,
  Heard,
  HelpLine,
  List,
  Reply,
  Request,
  ShortcutEntry,
} from './request.ts';

/** Each feature exports one from its own folder. What it leaves out, it does not have. */
export interface Feature {
  /** For the log, and for whoever reads the list. */
  readonly name: string;

  // What people can ask.
  /** In the order in which people are shown them. */
  readonly commands?: readonly CommandEntry[];
  /** By the name that buttons and selects carry. */
  readonly asks?: Readonly<Record<string, AskEntry>>;
  /** What can be asked about a message, from its own menu. */
  readonly shortcuts?: readonly ShortcutEntry[];
  readonly forms?: readonly FormEntry[];
  /** Lists that may be longer than a form can offer, by the name under which fields have them (`of`). */
  readonly choosable?: Readonly<Record<string, List>>;
  /** What people write under our messages, and to the bot; null where it is nothing to this feature, and the next one is asked. */
  readonly heard?: (request: Request, heard: Heard) => Promise<Reply | null>;
  /** Each command of its own that admins may open to guests of the chat. What no feature names here is no guest's. */
  readonly guests?: readonly GuestDoor[];
  /** By name: what one asks on the way to something without one's name. Of those who ask it nothing is written at once. */
  readonly quiet?: readonly string[];

  // Where they see it.
  readonly help?: readonly HelpLine[];
  /** Its parts of everybody's home. */
  readonly home?: readonly HomePart[];
  /** Its buttons at the top of everybody's home. */
  readonly hub?: readonly MenuButton[];
  /** Its buttons in the menu of admins, and of whoever may press one of them besides. */
  readonly adminMenu?: readonly MenuButton[];

  // What it does by itself.
  /** What it has done each minute (see heartbeat.ts). */
  readonly steps?: readonly Step[];
  /** What it says in digests. */
  readonly sections?: Sections;
  /** What of it can wait for somebody: they are reminded of all of it in one letter a day (see reminders/). */
  readonly waiting?: readonly WaitingKind[];
  /** The messages that it sends, as its rooms declare them. */
  readonly kinds?: Readonly<Record<string, Kind>>;

  // What it owes to those whom it stores, and gives to others.
  /** Its columns that name people: linking two accounts and erasing a person follow from them. */
  readonly naming?: readonly Naming[];
  /** Where colleagues' own words stand: erasing a person takes theirs out. */
  readonly wordings?: readonly Wording[];
  /** What it keeps of customers, and gives up when one is erased. */
  readonly kept?: readonly KeptOfCustomers[];
  /** What of it can be had as a file, at the command line. */
  readonly exports?: readonly Export[];
  /** What of it the HTTP API tells: openapi.json has it too. */
  readonly routes?: readonly ApiRoutes[];
  /** What `portevoix doctor` looks at in each company. */
  readonly checkups?: readonly Checkup[];
}

/** One thing that doctor looked at. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** What was found, or what to do. */
  readonly detail: string;
}

/** @throws what it cannot tell; doctor says so of `what` */
export interface Checkup {
  readonly what: (locale: Locale) => string;
  readonly look: (of: Examined) => Promise<readonly Finding[]>;
}

export interface Examined extends EngineStore {
  readonly workspaceId: string;
  readonly now: Date;
  readonly locale: Locale;
}

/** Where in the home, from the top: what waits for the reader, how they kept what waited, what an admin has to mend, what is theirs,
 * what comes next, what admins look after, and what is about the reader. */
export type HomePlace = 'waiting' | 'kept' | 'wrong' | 'mine' | 'coming' | 'admin' | 'you';

export interface HomePart {
  readonly place: HomePlace;
  /** Within its place, smallest first. */
  readonly order: number;
  /** Where the home would be too long: whoever weighs more goes on showing several entries while others show one. 1 to 3; left out: 1. */
  readonly weight?: 1 | 2 | 3;
  /** Left out: for everyone. */
  readonly for?: Right;
  /** @param take of what there is so much is shown; nothing at all where there is none */
  readonly draw: (request: Request, take: number) => Promise<readonly Block[]>;
}

export interface MenuButton {
  /** Smallest first. */
  readonly order: number;
  readonly label: (locale: Locale) => string;
  /** What it asks for. */
  readonly ask: string;
  readonly isPrimary?: true;
  /** Whoever holds this has another button for it. */
  readonly unless?: Right;
}

/** What a button or a select asks for. */
export interface AskEntry {
  readonly run: Ask;
  /** Who may ask; checked before it runs. What one may do about its subject, the subject's own room decides. */
  readonly may: Right;
  /** It answers with a form: some chats must know before the press. */
  readonly opens?: true;
}
