// One route of Microsoft's Application per kind of thing that people do on Teams. What is written is followed in said.ts,
// what is pressed in invoked.ts, coming and going in installed.ts.
import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnContext } from 'botbuilder';
import { eachOnce, inTurn } from '../order.ts';
import { follow } from './conversations.ts';
import { type Desk, isAdmitted } from './desk.ts';
import type { Files } from './files.ts';
import { type Incoming, incomingFrom, tenantOf } from './incoming.ts';
import { noteChange } from './installed.ts';
import { INVOKES } from './invoked.ts';
import { changed, said, welcome } from './said.ts';

/** Where what is heard is answered: at its company's own desk. */
export type DeskOf = (incoming: Incoming) => Promise<Desk>;

export function register(
  app: Application,
  deskOf: DeskOf,
  during: <T>(work: Promise<T>) => Promise<T>,
): void {
  const isNew = eachOnce();
  const turn = inTurn();
  const on = (
    isOurs: (incoming: Incoming) => boolean,
    work: (desk: Desk, incoming: Incoming, context: TurnContext) => Promise<void>,
    isInvoke = false,
  ) => {
    app.addRoute(
      async (context) => {
        const incoming = incomingFrom(context.activity);
        return incoming !== null && isOurs(incoming);
      },
      async (context) => {
        const incoming = incomingFrom(context.activity);
        if (incoming === null) return;
        const attend = async () => {
          const desk = await deskOf(incoming);
          await followed(desk, incoming);
          await work(desk, incoming, context);
        };
        await during(attend());
      },
      isInvoke,
    );
  };

  for (const [name, answer] of Object.entries(INVOKES)) {
    on(
      (incoming) => incoming.type === 'invoke' && incoming.name === name,
      async (desk, incoming, context) => {
        const body = await answer(desk, desk.files, incoming);
        await context.sendActivity({
          type: 'invokeResponse',
          value: { status: 200, ...(body ? { body } : {}) },
        });
      },
      true,
    );
  }

  on(
    ({ type }) => type === 'message',
    async (desk, incoming) => {
      if (incoming.id && !isNew(`${placeOf(desk, incoming)} ${incoming.id}`)) return;
      await turn(placeOf(desk, incoming), () => safely(desk, () => said(desk, desk.files, incoming)));
    },
  );
  on(
    ({ type, channelData }) =>
      (type === 'messageUpdate' && channelData?.eventType === 'editMessage') ||
      (type === 'messageDelete' && channelData?.eventType === 'softDeleteMessage'),
    async (desk, incoming) =>
      turn(placeOf(desk, incoming), () => safely(desk, () => changed(desk, desk.files, incoming))),
  );
  on(
    ({ type }) => type === 'conversationUpdate' || type === 'installationUpdate',
    async (desk, incoming) => {
      if (!isAdmitted(desk, incoming)) {
        desk.kit.log.warn({ tenant: tenantOf(incoming) }, 'refused: installed in another tenant');
        return;
      }
      // Both kinds come at once when the bot is added: one after the other, so that one welcome is said.
      await turn(placeOf(desk, incoming), () => safely(desk, () => change(desk, desk.files, incoming)));
    },
  );
}

/** One company's place never stands for another's that goes by the same id. */
function placeOf({ workspace }: Desk, { conversation }: Incoming): string {
  return `${workspace.id} ${conversation.id}`;
}

/** Whatever Teams calls about, it may call from another address than before. */
async function followed(desk: Desk, incoming: Incoming): Promise<void> {
  const tenant = tenantOf(incoming);
  if (tenant !== null && isAdmitted(desk, incoming))
    await safely(desk, async () => {
      await desk.door.enterFromChat();
      await follow(desk.contacts, tenant, incoming.serviceUrl);
    });
}

/** What waits in turn must never reject: those behind it would wait for ever. */
async function safely({ kit }: Desk, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    kit.log.error({ error: nameOf(error) }, 'something that happened on Teams could not be followed');
  }
}

async function change(desk: Desk, files: Files, incoming: Incoming): Promise<void> {
  if (await noteChange(desk, incoming)) await welcome(desk, files, incoming, 'installation');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
