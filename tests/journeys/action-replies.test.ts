// Customers hear what was done about their words, on both chats (action-replies-life.ts).
import { describe } from 'vitest';
import { enough } from '../harness/database.ts';
import { SECRET } from '../harness/unattended.ts';
import { life } from './action-replies-life.ts';
import { chatsHere, onEither } from './chat.ts';

describe.each(enough(chatsHere, 2))('customers hear what was done, on $name ($engine, $locale)', (row) => {
  life(row.locale, (mail) => onEither({ ...row, secret: SECRET, mail }));
});
