// What of a database an archive does not carry, and why. Every other model is carried by itself.
import type { Prisma } from '../database/generated/sqlite/client.ts';

type Model = Prisma.ModelName;

/** For people, as it stands in the manifest. */
export const leftOut: Readonly<Partial<Record<Model, string>>> = {
  KeyHolder: 'which bots are running: none is, in the new place',
  WriteCheck: 'written whenever somebody asks whether the database can be written to',
  SendingTurn: 'which replica sends at present',
  Alert: 'what the operators of the old place were told of its parts',
  ChatRefusal: 'what a chat said to the bot of the old place: it is asked anew',
  Pace: 'how fast messages may leave, which is learned again from the chat',
  LinkCode: 'codes that are good for minutes',
};
