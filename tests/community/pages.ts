// The page by which customers answer, in each of its states, as it is drawn of one question: for the gallery, and for whoever looks at it in a browser.
import { type CommunityQuestion, questionFrom } from '../../src/community/question.ts';
import type { WebAnswer } from '../../src/http/route.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import {
  type AskPage,
  formPage,
  resultPage,
  spentPage,
  thanksPage,
  undonePage,
} from '../../src/web/pages/ask/page.tsx';
import { draft } from './company.ts';

const AT = new Date('2026-11-09T09:00:00Z');

function asked(change: Partial<CommunityQuestion['row']> = {}): CommunityQuestion {
  const { wording, ...rest } = draft;
  return questionFrom({
    ...{ workspaceId: 'acme', id: 'question', number: 3, aboutKind: 'suggestion', aboutId: 'idea' },
    ...rest,
    ...{
      wording,
      askedById: 'admin',
      readerId: 'admin',
      createdAt: AT,
      endsAt: AT,
      endedAt: null,
      answered: 0,
    },
    ...{
      result: null,
      word: null,
      wordAt: null,
      wordUntil: null,
      remindAt: null,
      remindStep: 0,
      version: 1,
      formKey: '',
    },
    ...change,
  });
}

export function askPages(locale: Locale): Readonly<Record<string, WebAnswer>> {
  const page = (question: CommunityQuestion): AskPage => ({
    question,
    company: 'Maison Lumen',
    locale,
    today: '2026-12-01',
  });
  const form = {
    formKey: '',
    daysKept: 365,
    isOpenLink: true,
    fault: null,
    filled: { choice: null, text: '' },
  };
  const { fr, en } = draft.wording;
  const free = asked({ wording: { fr: { ...fr, options: [] }, en: { ...en, options: [] } } });
  const result = { answered: 41, chosen: [34, 5, 2], wrote: 17 };
  const ended = { endedAt: AT, result, wordUntil: '2026-12-14' };
  const word = {
    fr: 'Nous commençons en janvier.\n\nMerci de vos mots.',
    en: 'We begin in January.\n\nThank you for your words.',
  };
  const few = { ...ended, result: { answered: 3, chosen: [2, 1, 0], wrote: 0 } };
  return {
    form: formPage(page(asked()), form),
    'form, with something wrong': formPage(
      page(asked()),
      { ...form, fault: { kind: 'choose' }, filled: { choice: null, text: 'Because.' } },
      422,
    ),
    'form, in own words': formPage(page(free), { ...form, isOpenLink: false }),
    'form, of a script': formPage(page(asked()), { ...form, fault: { kind: 'caught' } }, 400),
    thanks: thanksPage(page(asked()), { receipt: '7KQM-3XPD-9V2A-6TZN', isAgain: false }),
    'thanks, sent twice': thanksPage(page(asked()), { receipt: '7KQM-3XPD-9V2A-6TZN', isAgain: true }),
    'form, sent by another site': formPage(page(asked()), { ...form, fault: { kind: 'elsewhere' } }, 403),
    spent: spentPage(page(asked())),
    'result, word to come': resultPage(page(asked(ended)), false),
    'result of few': resultPage(page(asked(few)), false),
    'result, with its word': resultPage(page(asked({ ...ended, word })), false),
    done: resultPage(page(asked({ ...ended, word })), true),
    'taken back': undonePage(page(asked()), true),
    'no such receipt': undonePage(page(asked()), false),
  };
}
