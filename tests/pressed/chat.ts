// A chat on which a test presses a button and fills in a form, by the platform's own listeners and the vendor's own SDK: what the
// chat is then asked to show is recorded by a small server in the chat's place. One for each platform, in slack.ts and teams.ts.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Kit } from '../../src/handlers/request.ts';
import type { FormValues } from '../../src/messages/form.ts';
import type { Action, Message } from '../../src/messages/message.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';

export interface Party {
  readonly kit: Kit;
  readonly workspace: Workspace;
  /** The platform's own id of whoever presses. */
  readonly user: string;
  /** On a Slack-like server that draws no pickers. */
  readonly hasPlainPickers?: boolean;
}

/** What the presser sees after a press or a form. */
export interface Shown {
  /** What stands now where the message was; null: the message as it was. */
  readonly instead: object | null;
  /** What else they were told, as it was drawn. */
  readonly told: readonly object[];
  /** The form that is open, if one is. */
  readonly form: OpenForm | null;
}

export interface OpenForm {
  readonly name: string;
  /** Fills in what is given and leaves the rest as it was drawn. A form that complains stays open, or throws with what it says. */
  submit(values: FormValues): Promise<Shown>;
}

export interface PressedChat {
  readonly name: string;
  press(party: Party, message: Message, action: Action, chosen: string | null): Promise<Shown>;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Answers each call with what `answer` makes of it, and keeps them. */
export async function recordingServer(answer: (call: Call) => object) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const call = { method: request.method ?? '', path: request.url ?? '', body };
      calls.push(call);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(call)));
    });
  });
  return { calls, ...(await listening(server)) };
}

export async function listening(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  if (request.headers['content-type']?.includes('json')) return text === '' ? null : JSON.parse(text);
  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, plain(value)]));
}

/** Slack's client writes what is not text as JSON. */
function plain(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
