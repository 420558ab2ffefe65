// What people write in the chat: under a card, under a letter, and what they change there afterwards.
import fc from 'fast-check';
import { type Delivery, openAddress, remoteOf, subjectOf } from '../../src/delivery/ledger.ts';
import type { Remote } from '../../src/delivery/outcome.ts';
import { follow, relay } from '../../src/suggestions/relay.ts';
import { hiddenBy } from './act-commands.ts';
import { addressFor, type Name } from './cast.ts';
import { type Command, choose, command, hasIdeas, pause, pick, refusalIn, type Who } from './commands.ts';
import type { Company } from './company.ts';
import { type Expected, type ExpectedIdea, hide, mayActAsOwner, present } from './expected.ts';
import { type Attempt, actExpected, refusalOf } from './expected-acts.ts';
import { same } from './same.ts';

const place = fc.nat({ max: 11 });

const posts = pause.map((minutes) =>
  command('post', minutes, hasIdeas, async (_expected, { sending, peer }) => {
    const before = peer.posted.length + peer.edited.length;
    await sending.run();
    const sent = peer.posted.length + peer.edited.length - before;
    return { said: `the bot sends ${sent} messages`, outcome: sent > 0 ? 'sent' : 'nothing' };
  }),
);

const threads = fc
  .record({
    pause,
    idea: place,
    message: place,
    who: place,
    under: fc.constantFrom('a card', 'a letter'),
    isAnybody: fc.nat({ max: 4 }).map((n) => n === 0),
  })
  .map((form) =>
    command('write under', form.pause, hasIdeas, (expected, company) => write(form, expected, company)),
  );

interface ThreadForm {
  readonly idea: number;
  readonly message: number;
  readonly who: number;
  readonly under: 'a card' | 'a letter';
  readonly isAnybody: boolean;
}

async function write(form: ThreadForm, expected: Expected, company: Company) {
  const idea = pick(expected.ideas, form.idea);
  const isCard = form.under === 'a card';
  const fitting: Who = isCard ? 'an owner' : 'the author';
  const name = choose(expected, idea, form.isAnybody ? 'anybody' : fitting, form.who);
  const heads = await standingAbout(expected, company, idea, isCard ? null : name);
  if (heads.length === 0)
    return { said: `there is nothing of #${idea.number} to write under`, outcome: 'nothing' };
  const { address, remote } = pick(heads, form.message);
  const by = await company.person(name);
  const message: Remote = { channel: remote.channel, id: `said at ${expected.now.getTime()}` };
  const shell = await company.shell();
  const deed = isCard ? 'reply' : 'write-back';
  const text = `Words under ${form.under}.`;
  const said = `${name} writes under ${form.under} of #${idea.number} (${idea.stage})`;
  let kind = 'refused';
  const refusal = await refusalIn(async () => {
    kind = (await relay(shell, remote, { by, text, message }, 3_000)).kind;
  });

  const key = `message ${expected.messages.length}`;
  const tried: Attempt = {
    idea,
    actor: name,
    deed,
    text,
    key,
    message: message.id,
    to: name,
    into: 0,
    endsOn: '',
  };
  const isTheirs = isCard ? mayActAsOwner(expected, idea, name) : name === idea.author;
  if (!isTheirs) {
    same(`${said}: what came of it`, kind, address === addressFor(name) ? 'not-here' : 'ignored');
    return { said, outcome: kind };
  }
  const wanted = refusalOf(expected, tried);
  same(`${said}: the answer`, refusal, wanted);
  if (wanted !== null) return { said, outcome: wanted };
  same(`${said}: what came of it`, kind, 'passed-on');
  const hidden = hiddenBy(expected, tried);
  if ('hiddenAt' in hidden) hide(expected, { kind: 'act', tried });
  else actExpected(expected, tried);
  expected.messages.push({ place: JSON.stringify(message), by: name, idea: idea.number });
  return { said, outcome: kind, ...hidden };
}

interface Head {
  readonly address: string;
  readonly remote: Remote;
}

/** Sends what is due where nothing stands in the chat yet; then time goes on, so that this moment is not shared. */
async function standingAbout(
  expected: Expected,
  company: Company,
  idea: ExpectedIdea,
  reader: Name | null,
): Promise<Head[]> {
  const heads = await sentAbout(company, idea, reader);
  if (heads.length > 0) return heads;
  await company.sending.run();
  company.clock.pass(61_013);
  expected.now = company.clock.now();
  return sentAbout(company, idea, reader);
}

/** Messages about an idea that stand in the chat: its cards, or letters to somebody. */
async function sentAbout(company: Company, idea: ExpectedIdea, reader: Name | null): Promise<Head[]> {
  const { database, workspaceId, keys } = company;
  const rows: Delivery[] = await database.db.delivery.findMany({
    where: {
      workspaceId,
      state: 'sent',
      replaces: null,
      kind: reader === null ? 'suggestion.card' : { startsWith: 'suggestion.', not: 'suggestion.card' },
    },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => {
    const [address, remote] = [openAddress(keys, row.address), remoteOf(keys, row)];
    const isAbout = subjectOf(keys, row) === `suggestion:${idea.id}`;
    const isFor = reader === null || address === addressFor(reader);
    return isAbout && isFor && remote ? [{ address, remote }] : [];
  });
}

const edits = fc.record({ pause, message: place, isDeleted: fc.boolean() }).map((form) =>
  command('edit', form.pause, hasEditable, async (expected, company) => {
    const { place: at, by, idea: number } = pick(editable(expected), form.message);
    const message: Remote = JSON.parse(at);
    const idea = pick(expected.ideas, number - 1);
    const event = idea.events.find((each) => each.message === message.id);
    const waits = expected.hidden.some((each) => each.kind === 'act' && each.tried.message === message.id);
    const text = form.isDeleted ? '' : 'Other words.';
    const shell = await company.shell();
    const written = { by: await company.person(by), text, message };
    const elsewhere = { ...written, message: { ...message, id: 'nothing of ours' } };
    same('a message that was never passed on is left alone', await follow(shell, elsewhere), false);
    const done = await follow(shell, written);
    // What its author took back within the hour was never passed on.
    same('a message that was passed on, or will be, is followed', done, waits || event !== undefined);
    const deed = waits || event?.kind === 'wrote-back' ? 'write-back' : 'reply';
    const hidden = done ? hiddenBy(expected, { idea, actor: by, deed }) : {};
    if ('hiddenAt' in hidden) hide(expected, { kind: 'change', idea, message: message.id, text });
    else if (event) event.text = text;
    return {
      said: `${by} ${form.isDeleted ? 'deletes' : 'changes'} what they wrote about n° ${number}`,
      outcome: form.isDeleted ? 'deleted' : 'changed',
      ...hidden,
    };
  }),
);

function editable(expected: Expected) {
  const here = present(expected);
  return expected.messages.filter(({ by }) => here.includes(by));
}

function hasEditable(expected: Expected): boolean {
  return editable(expected).length > 0;
}

export const chatCommands: readonly fc.Arbitrary<Command>[] = [posts, threads, threads, edits];
