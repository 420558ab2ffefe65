// One tap on "Has it helped?", from wherever it is asked: privately, and once.
import { sentence } from '../../messages/message.ts';
import { type Help, sayHelped } from '../../plan/effect/helped.ts';
import { helpedThanks } from '../../plan/effect/letters.ts';
import type { Ask } from '../request.ts';
import { shellOf } from '../shell.ts';

export function helped(help: Help): Ask {
  return async (request) => {
    const { asker, subject } = request;
    const isNew = await sayHelped(shellOf(request), { actionId: subject ?? '', personId: asker.id, help });
    return { kind: 'say', message: sentence(helpedThanks(isNew, request.locale)), did: true };
  };
}
