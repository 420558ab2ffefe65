// The port that a chat platform's folder implements: listen and translate, nothing else.
import type { RequestListener } from 'node:http';
import type { Carrier } from '../delivery/outcome.ts';
import { UserError } from '../errors.ts';
import type { Kit, Menu } from '../handlers/request.ts';
import type { HandedFiles } from '../imports/handed.ts';
import type { Directory } from '../people/directory.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A chat as one company has it. */
export interface Chat extends Carrier, Directory {
  readonly files: HandedFiles;
  /** The part of an address before the colon. */
  readonly name: string;
}

/** What a company's people are heard with. */
export interface Ears {
  readonly menu: Menu;
  readonly kit: Kit;
  readonly workspace: Workspace;
}

/** Of which company a request is, by what the chat calls that company: opened where it is not yet. */
export type Whose = (companyId: string) => Promise<Ears>;

/** The companies besides the one that a platform introduces: each is another workspace, and none sees anything of another. */
export interface Others {
  /** Which of the companies that are on file the operator lets be served, and let us serve them. Asked each minute. */
  served(onFile: readonly string[]): Promise<ReadonlySet<string>>;
  /** Always the same. It sends as soon as `whose` was answered for it. */
  chat(companyId: string): Chat;
  /** Called once, before `listen`. */
  hear(whose: Whose): void;
  /** Asks `whose` of a company that is served, before it asks for anything. */
  open(companyId: string): Promise<void>;
  /** Of how many companies this process alone has the token that comes next, since the database did not take it. Absent where tokens stay. */
  unstored?(): number;
}

/** The chat of the company that it introduces and, where there are others, theirs. */
export interface Platform extends Chat {
  /** The company on the other side: asks the platform who we are. One that may throw NotLetIn has a `probe`. */
  introduce(): Promise<{ readonly id: string; readonly name: string }>;
  /** Listens until stopped; each request becomes a `Request` on `menu`. One that is not let in keeps asking: `check` and `deaf` tell. */
  listen(menu: Menu, kit: Kit, workspace: Workspace): Promise<void>;
  stop(): Promise<void>;
  /** What our own web server passes to it: paths that begin with `prefix` ("/slack/"); null where it needs no port. */
  mount(): Mount | null;
  /** Throws, saying why, while it cannot serve. */
  check(): Promise<void>;
  /** The chat's own code while it lets us send perhaps, but not hear it. Absent where both are one. */
  deaf?(): string | null;
  /** Absent where it serves one company alone. */
  readonly others?: Others;
}

/** The chat did not let the program in. Says what to do. */
export class NotLetIn extends UserError {
  /** The chat's own code where it refuses the program; null where it could not be asked. */
  readonly refusal: string | null;
  constructor(code: string, refusal: string | null, say: UserError['say']) {
    super(code, say);
    this.name = 'NotLetIn';
    this.refusal = refusal;
  }
}

/** Answers everything under its prefix, limits and errors included; 503 until `listen` was called. */
export interface Mount {
  readonly prefix: string;
  readonly listener: RequestListener;
}
