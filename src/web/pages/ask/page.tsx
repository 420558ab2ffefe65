// The page by which customers answer, as HTML: the form, the receipt, the result, and each other state of a link. It needs no script and keeps
// nothing in the browser; JSX escapes all words. Who is let in, and what is taken: routes.ts.
import type { Child } from 'hono/jsx';
import { dateOf, dayOf } from '../../../calendar/day.ts';
import { type AnswerFault, LONGEST_ANSWER } from '../../../community/answer.ts';
import { intervalText } from '../../../community/letters/letters.ts';
import {
  askedIn,
  type CommunityQuestion,
  LEAST_ANSWERS,
  type QuestionResult,
  readerCalled,
  wordIn,
} from '../../../community/question.ts';
import type { WebAnswer } from '../../../http/route.ts';
import { formats, plural } from '../../../i18n/formats.ts';
import { type Locale, locales } from '../../../i18n/locale.ts';
import { shareEstimate } from '../../../statistics/shares.ts';
import { documentOf } from '../document.tsx';
import { pageAnswer } from '../headers.ts';
import { sayAsk } from './words.ts';

/** Styles are a file of ours; the form goes to this server, and nothing else is allowed: no script at all. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What every state of the page knows. */
export interface AskPage {
  readonly question: CommunityQuestion;
  readonly company: string;
  readonly locale: Locale;
  /** The company's day, YYYY-MM-DD. */
  readonly today: string;
}

export interface SentAnswer {
  readonly choice: number | null;
  readonly text: string;
}

export interface FormShown {
  readonly formKey: string;
  readonly filled: SentAnswer;
  /** Null: until they are taken back. */
  readonly daysKept: number | null;
  readonly isOpenLink: boolean;
  readonly fault:
    | { readonly kind: AnswerFault }
    | { readonly kind: 'stale' | 'caught' | 'elsewhere' }
    | { readonly kind: 'slow'; readonly seconds: number }
    | null;
}

/** To be filled in. */
export function formPage(page: AskPage, form: FormShown, status = 200): WebAnswer {
  return answerOf(page, status, <Form page={page} form={form} />);
}

/** Taken, now or before by the same page: the receipt. */
export function thanksPage(
  page: AskPage,
  { receipt, isAgain }: { readonly receipt: string; readonly isAgain: boolean },
): WebAnswer {
  const { locale, company, question } = page;
  const say = sayAsk(locale);
  return answerOf(
    page,
    200,
    <>
      <h1 role="status">{isAgain ? say.thanksAgain : say.thanks}</h1>
      {isAgain ? <p>{say.firstCounts}</p> : null}
      <section class="card">
        <h2>{say.receipt}</h2>
        <p class="receipt">{receipt}</p>
        <p class="soft">{say.receiptWhy(company)}</p>
      </section>
      <p>{say.back(dayText(question.row.endsOn, locale))}</p>
    </>,
  );
}

/** Answered by before. */
export function spentPage(page: AskPage, status = 200): WebAnswer {
  const { locale, question } = page;
  const say = sayAsk(locale);
  return answerOf(
    page,
    status,
    <>
      <h1>{say.spent}</h1>
      <p>{say.spentWhy}</p>
      <Question page={page} />
      <p>{say.back(dayText(question.row.endsOn, locale))}</p>
      <Undo page={page} />
    </>,
  );
}

/** Over: what customers answered, and what comes of it. */
export function resultPage(page: AskPage, isDone: boolean, status = 200): WebAnswer {
  const { locale, question, today } = page;
  const say = sayAsk(locale);
  const { wordUntil } = question.row;
  const reader = readerCalled(question, locale);
  const word = wordIn(question, locale);
  const day = wordUntil === null ? '' : dayText(wordUntil, locale);
  const due = wordUntil === null ? null : today <= wordUntil ? say.readerWill : say.readerOwes;
  return answerOf(
    page,
    status,
    <>
      <h1>{isDone ? say.done : say.ended}</h1>
      {isDone ? <p>{say.doneWhy}</p> : null}
      <Question page={page} />
      <section>
        <h2>{say.result}</h2>
        {question.result === null ? null : <Result page={page} result={question.result} />}
      </section>
      {word === '' && due === null ? null : (
        <section>
          <h2>{say.comes}</h2>
          {word === '' ? (
            <p>{due?.(reader, day)}</p>
          ) : (
            <figure class="word">
              <blockquote>
                {word.split(/\n+/).map((each) => (
                  <p>{each}</p>
                ))}
              </blockquote>
              <figcaption>{reader}</figcaption>
            </figure>
          )}
        </section>
      )}
      <Undo page={page} />
    </>,
  );
}

/** @param isErased false: there is no such answer */
export function undonePage(page: AskPage, isErased: boolean): WebAnswer {
  const say = sayAsk(page.locale);
  return answerOf(
    page,
    isErased ? 200 : 404,
    <>
      <h1 role="status">{isErased ? say.undone : say.unknownReceipt}</h1>
      {isErased ? <p>{say.undoneWhy}</p> : <Undo page={page} isOpen />}
    </>,
  );
}

function answerOf(page: AskPage, status: number, inside: Child): WebAnswer {
  const { locale, company, question } = page;
  const say = sayAsk(locale);
  const other = locales.find((each) => each !== locale && question.languages.includes(each));
  const html = documentOf({
    ...{ locale, title: say.title(company), styles: ['ask.css'], bodyClass: 'ask' },
    inside: (
      <>
        <header>
          <p class="company">{company}</p>
          {other === undefined ? null : (
            <a class="other" href={`?lang=${other}`} lang={other} hreflang={other}>
              {say.other}
            </a>
          )}
        </header>
        <main>{inside}</main>
      </>
    ),
  });
  return pageAnswer(html, { status, policy: POLICY });
}

function Question({ page: { question, locale } }: { readonly page: AskPage }) {
  return <p class="asked">{askedIn(question, locale).question}</p>;
}

function Form({ page, form }: { readonly page: AskPage; readonly form: FormShown }) {
  const { question, company, locale } = page;
  const say = sayAsk(locale);
  const { options, question: asked } = askedIn(question, locale);
  const { endsOn } = question.row;
  const fault = faultText(form, locale);
  const isOfText = form.fault?.kind === 'too-long' || form.fault?.kind === 'write';
  const described = ['text-hint', ...(isOfText ? ['fault'] : [])].join(' ');
  return (
    <>
      <p class="by">{say.by(company)}</p>
      <h1>{asked}</h1>
      <p class="soft">
        {say.whoReads(readerCalled(question, locale))} {say.until(dayText(endsOn, locale))}
      </p>
      {fault === null ? null : (
        <p id="fault" class="fault" role="alert">
          {fault}
        </p>
      )}
      <form method="post" action={`?lang=${locale}`}>
        <input type="hidden" name="page" value={form.formKey} />
        {options.length === 0 ? null : (
          <fieldset>
            <legend>{say.choose}</legend>
            {options.map((option, place) => (
              <label class="option">
                <input
                  type="radio"
                  name="choice"
                  value={String(place)}
                  required
                  checked={form.filled.choice === place}
                  aria-describedby={form.fault?.kind === 'choose' ? 'fault' : undefined}
                />
                <span>{option}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div class="field">
          <label for="text">{options.length === 0 ? say.write : say.writeMore}</label>
          <textarea
            id="text"
            name="text"
            rows={4}
            maxlength={LONGEST_ANSWER}
            required={options.length === 0}
            aria-describedby={described}
            aria-invalid={isOfText ? 'true' : undefined}
          >
            {form.filled.text}
          </textarea>
          <p id="text-hint" class="soft">
            {options.length === 0 ? null : `${say.optional} `}
            {say.noNames(formats(locale, 'UTC').number(LONGEST_ANSWER))}
          </p>
        </div>
        <div class={form.fault?.kind === 'caught' ? 'field' : 'field unseen'}>
          <label for="website">{say.trap}</label>
          <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
        </div>
        <p class="soft">{say.agree(company)}</p>
        <button type="submit">{say.send}</button>
      </form>
      <Becomes page={page} form={form} />
      {form.isOpenLink ? <Undo page={page} /> : null}
    </>
  );
}

function faultText({ fault, filled }: FormShown, locale: Locale): string | null {
  if (fault === null) return null;
  const say = sayAsk(locale);
  const { number } = formats(locale, 'UTC');
  switch (fault.kind) {
    case 'choose':
    case 'write':
      return say.wrong[fault.kind];
    case 'too-long':
      return say.wrong['too-long'](number([...filled.text].length), number(LONGEST_ANSWER));
    case 'stale':
    case 'caught':
    case 'elsewhere':
      return say[fault.kind];
    case 'slow':
      return plural(locale, fault.seconds, say.slow(number(fault.seconds)));
    default:
      return fault satisfies never;
  }
}

function Becomes({ page, form }: { readonly page: AskPage; readonly form: FormShown }) {
  const { question, company, locale } = page;
  const say = sayAsk(locale);
  const { privacyUrl } = question.row;
  const reader = readerCalled(question, locale);
  const { daysKept } = form;
  const { number } = formats(locale, 'UTC');
  return (
    <section class="becomes">
      <h2>{say.becomes}</h2>
      <ul>
        <li>{say.kept(company)}</li>
        <li>{say.redacted}</li>
        <li>{say.read(reader, company)}</li>
        <li>{daysKept === null ? say.noEnd : plural(locale, daysKept, say.days(number(daysKept)))}</li>
        <li>{say.takeBack}</li>
        <li>{say.word(reader)}</li>
        {form.isOpenLink ? <li>{say.limits}</li> : null}
      </ul>
      {privacyUrl === '' ? null : (
        <p>
          <a href={privacyUrl} rel="noreferrer noopener">
            {say.privacy(company)}
          </a>
        </p>
      )}
    </section>
  );
}

function Undo({ page: { locale }, isOpen = false }: { readonly page: AskPage; readonly isOpen?: boolean }) {
  const say = sayAsk(locale);
  return (
    <details open={isOpen}>
      <summary>{say.undo}</summary>
      <form method="post" action={`?lang=${locale}`}>
        <p>{say.undoWhy}</p>
        <div class="field">
          <label for="receipt">{say.undoLabel}</label>
          <input
            id="receipt"
            name="receipt"
            type="text"
            required
            maxlength={40}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
        </div>
        <button type="submit">{say.undoButton}</button>
      </form>
    </details>
  );
}

function Result({ page, result }: { readonly page: AskPage; readonly result: QuestionResult }) {
  const { question, locale } = page;
  const say = sayAsk(locale);
  const { number } = formats(locale, 'UTC');
  const { options } = askedIn(question, locale);
  const { answered: n, chosen } = result;
  const count = plural(locale, n, say.count(number(n)));
  if (n === 0) return <p>{say.nobody}</p>;
  if (n < LEAST_ANSWERS) return <p>{say.few(count)}</p>;
  if (options.length === 0) return <p>{count}</p>;
  return (
    <>
      <dl class="result">
        {options.map((option, place) => {
          const hits = chosen[place] ?? 0;
          return (
            <div>
              <dt>{option}</dt>
              <dd>
                <span class="share">{say.share(number(hits), number(n))}</span>{' '}
                <span class="soft">{say.between(intervalText({ hits, n }, locale))}</span>
                <Bar hits={hits} n={n} />
              </dd>
            </div>
          );
        })}
      </dl>
      <p class="soft">{say.whoAnswered}</p>
    </>
  );
}

/** The share, and where it lies by the interval: said in words beside it. */
function Bar({ hits, n }: { readonly hits: number; readonly n: number }) {
  const { value, low, high } = shareEstimate({ hits, n });
  const at = (share: number) => (100 * share).toFixed(1);
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" width="100" height="6" />
      <rect class="hits" width={at(value)} height="6" />
      <rect class="range" x={at(low)} y="2.4" width={at(high - low)} height="1.2" />
    </svg>
  );
}

export function dayText(day: string, locale: Locale): string {
  return formats(locale, 'UTC').fullDay(dateOf(dayOf(day)));
}
