// The life of a survey from nothing to the digest, by buttons and forms alone: an admin makes it, looks at it as its readers will, opens it;
// colleagues answer, are reminded, and read what came of it in their channel, by /survey and in the digest; its maker decides what follows.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bilingual, SurveyQuestion } from '../../src/surveys/question.ts';
import { roundById } from '../../src/surveys/round.ts';
import { ADMIN, type Chat, names, plain, type Shown } from './chat.ts';
import { type Told, WRITTEN } from './survey-told.ts';
import { said } from './survey-words.ts';
import { weekly } from './weekly.ts';

/** All but the admin: as many as the threshold asks for. */
const ANSWERING = [1, 2, 3, 4, 5];
/** The Monday after it closed. */
const DIGEST_AT = { early: '2026-11-16T08:00:30Z', 'by itself': '2026-11-23T08:00:30Z' } as const;

/** Each step stands on the one before. */
export function life(told: Told, locale: 'fr' | 'en', start: () => Promise<Chat>): void {
  const say = said[locale];
  const { name } = told;
  const headline = told.headline[locale];
  let chat: Chat;
  beforeAll(async () => {
    chat = await start();
    await told.prepare?.(chat);
  });
  afterAll(() => chat?.stop());

  const list = async (words: string): Promise<Shown> => {
    const menu = await chat.write(ADMIN, 'portevoix', say.menu);
    return menu.press('surveys', words);
  };
  const theRound = async () => {
    const { workspaceId, database } = chat;
    const { id } = await database.db.surveyRound.findFirstOrThrow({ where: { workspaceId } });
    return roundById(database.db, workspaceId, id);
  };
  const follows = told.measure === null ? say.nothingDone : say.follows(told.measure[locale]);

  it('is made by an admin, from the menu, in two forms', async () => {
    const which = await (await list(say.surveys)).open('survey.create', 'survey.kind');
    const form = await which.send({ kind: told.kind }, say.channels);
    const made = await form.send({ ...told.chosen, name, channels: chat.channel.picked }, say.made(name));
    await made.close();
    const { text } = await list(name);
    expect(text).toContain(say.notYet);
    expect(text).toContain(told.next[locale]);
  });

  it('is shown as its readers will have it, with each question and each answer', async () => {
    const preview = await (await list(name)).press('survey.preview', say.preview(name));
    expect(preview.text).toContain(say.confidential);
    const { workspaceId, database } = chat;
    expect(await database.db.surveyRound.count({ where: { workspaceId } })).toBe(0);
    await preview.press('survey.open', say.opened(name));
    const { questions } = await theRound();
    expect(questions).toHaveLength(told.asks);
    for (const question of questions) {
      for (const part of partsOf(question)) expect(preview.text).toContain(plain(part[locale]));
    }
  });

  it('invites each member of its channel once, in their language, and tells its maker', async () => {
    await chat.beat();
    for (const who of ANSWERING) expect(chat.letters(who, say.invited(name))).toHaveLength(1);
    for (const shown of [say.howLong, say.confidential])
      expect((await chat.letter(1, say.invited(name))).text).toContain(shown);
    expect(chat.letters(ADMIN, say.news(name))).toHaveLength(1);
  });

  it('is answered in its form, from the invitation', async () => {
    const { questions } = await theRound();
    for (const who of ANSWERING) {
      const letter = await chat.letter(who, say.invited(name));
      const form = await letter.open('survey.answer', 'survey.answer');
      for (const { text } of questions)
        expect(form.text).toContain(plain(JSON.stringify(text[locale])).slice(1, -1));
      const answers = questions.flatMap(({ key }, at) => {
        const answer = told.answer(who, at);
        return answer === null ? [] : [[`q:${key}`, answer] as const];
      });
      await (await form.send(Object.fromEntries(answers), say.thanks)).close();
    }
  });

  if (told.closes === 'by itself')
    it('reminds all by the same bytes, whoever answered', async () => {
      const { remindAt } = (await theRound()).row;
      if (remindAt === null) throw new Error('no reminder');
      chat.clock.moveTo(remindAt);
      await chat.beat();
      const bodies = names.map((_, who) => chat.letters(who, say.reminded));
      expect(bodies.map(({ length }) => length)).toEqual(names.map(() => 1));
      expect(new Set(bodies.flat()).size).toBe(1);
    });

  it(`is closed ${told.closes === 'early' ? 'early' : 'by itself'}, and told in its channel with what happens next`, async () => {
    const open = await list(say.isOpen);
    // What it looks like while it is open offers to close it, and no second round.
    const preview = await open.press('survey.preview', say.preview(name));
    if (told.closes === 'early') await preview.press('survey.close', say.closed(name));
    else chat.clock.moveTo((await theRound()).row.closesAt);
    await chat.beat();
    const { text: result } = await chat.inChannel(headline);
    for (const shown of [say.answered, ...told.shows[locale], `${say.undecided} ${say.until[told.closes]}`])
      expect(result).toContain(shown);
    expect((await list(name)).text).toContain(say.listed[told.closes]);
  });

  it('is read again by whoever was asked, and by how many it was answered', async () => {
    const listed = await chat.write(1, say.command, say.list);
    expect(listed.text).toContain(headline);
    const result = await listed.press('survey.result', say.answered);
    expect(result.text).toContain(headline);
    expect(result.text).not.toContain(WRITTEN);
  });

  it('is decided about by its maker, which stands below the result in the channel', async () => {
    const letter = await chat.letter(ADMIN, say.atMostTwo);
    expect(letter.text).toContain(headline);
    if (told.measure === null) {
      const form = await letter.open('survey.why', 'survey.why');
      await (await form.send({ why: say.why }, say.whySaid)).close();
    } else {
      expect(letter.text).toContain(plain(told.measure[locale]));
      // The measure that leads further stands first, and is what the form proposes.
      const form = await letter.open('plan.add', 'plan.add');
      expect(form.text).toContain(plain(told.measure[locale]));
      await (await form.send({}, say.added)).close();
    }
    await chat.beat();
    const { text: result } = await chat.inChannel(headline);
    expect(result).toContain(plain(follows));
    expect(result).not.toContain(say.undecided);
  });

  it('is told in the digest of the week, with what follows', async () => {
    await weekly(chat, 'listening', locale);
    chat.clock.moveTo(new Date(DIGEST_AT[told.closes]));
    await chat.beat();
    const { text: digest } = await chat.inChannel(plain(follows));
    expect(digest).toContain(say.section);
    expect(digest).toContain(headline);
    expect(digest).not.toContain(say.undecided);
  });
}

/** What is read of a question before it is answered. */
function partsOf(question: SurveyQuestion): readonly Bilingual[] {
  switch (question.kind) {
    case 'choice':
      return [question.text, ...question.options.map(({ label }) => label)];
    case 'scale':
      return [question.text, ...question.ends];
    default:
      return [question.text, ...(question.hint ? [question.hint] : [])];
  }
}
