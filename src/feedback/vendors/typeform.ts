// Typeform webhooks, from the vendor's documentation as of 2025 (webhooks/secure-your-webhooks; payloads as its clients publish them);
// not tested live. The payload says a field's type but not its scale: `properties` come empty.
import { fold } from '../../terms/fold.ts';
import { canBeAskedOn, type Scale } from '../scale.ts';
import { elements, fields, inside, isRecord, pointer, quoted, wordsOf } from './payload.ts';
import { metricOfQuestion, readResponse, type VendorQuestion } from './questions.ts';
import { type ReadOptions, taken, unread } from './read.ts';
import { checkSignature, plainBody, type Scheme } from './signature.ts';
import { type FieldUse, useOfField, useOfName } from './uses.ts';
import type { Vendor } from './vendor.ts';

/** `Typeform-Signature: sha256=` and the base64 of HMAC-SHA256(secret, body). Its time is not signed; the response's token tells a replay. */
const scheme: Scheme = {
  ...plainBody,
  header: 'typeform-signature',
  algorithm: 'sha256',
  encoding: 'base64',
  prefix: 'sha256=',
};

/** Complete responses only: a partial one comes again, complete, under the same token. */
export const typeform: Vendor = {
  name: 'typeform',
  title: 'Typeform',
  asks: ['signing'],
  verify: (request, secrets, now) => checkSignature(scheme, request, secrets, now),
  read(body, options) {
    const event = inside(body, 'event_type');
    if (typeof event !== 'string') return unread('/event_type', { code: 'shape', wanted: 'text' });
    if (event !== 'form_response') return taken([], { ignored: [event.slice(0, 100)] });
    const response = inside(body, 'form_response');
    if (!isRecord(response)) return unread('/form_response', { code: 'shape', wanted: 'object' });
    const asked = new Map(
      elements(inside(response, 'definition', 'fields')).map((each) => [inside(each, 'id'), each]),
    );
    const answers = elements(inside(response, 'answers'));
    const done = new Set(answers.map((each) => inside(each, 'field', 'id')));
    const skipped = [...asked].filter(([id]) => !done.has(id)).map(([, field]) => ({ field }));
    const questions = [...answers, ...skipped].flatMap((each) => questionOf(each, asked));
    const hidden = fields(inside(response, 'hidden')).map(
      ([name, value]): VendorQuestion => ({ id: name, guess: useOfName(name) ?? useOfField(name), value }),
    );
    const at = pointer('form_response');
    const read = readResponse(
      {
        id: inside(response, 'token'),
        idAt: `${at}/token`,
        answeredAt: inside(response, 'submitted_at'),
        pointer: `${at}/answers`,
      },
      [...hidden, ...questions],
      options,
    );
    if (!read.ok) return read;
    const unscaled = questions.filter((question) => isOpen(question, options));
    const ignored = unscaled.map(({ ref, id }) => `scale:${quoted(ref ?? id)}`.slice(0, 100));
    return { ...read, ignored: [...read.ignored, ...ignored] };
  },
};

interface RatedQuestion extends VendorQuestion {
  /** A rating, and nothing tells of how many points. */
  readonly isUnscaled: boolean;
}

/** Answered by a number of nobody knows how many, and not yet said: it is kept as it came, under its question, and told. */
function isOpen({ id, ref, isUnscaled, value }: RatedQuestion, { uses }: ReadOptions): boolean {
  return isUnscaled && !uses?.has(id) && !uses?.has(ref ?? '') && typeof value === 'number';
}

function questionOf(answer: unknown, asked: ReadonlyMap<unknown, unknown>): RatedQuestion[] {
  const id = wordsOf(inside(answer, 'field', 'id'));
  if (id === null) return [];
  const definition = asked.get(inside(answer, 'field', 'id'));
  const title = wordsOf(inside(definition, 'title'));
  const ref = wordsOf(inside(answer, 'field', 'ref')) ?? wordsOf(inside(definition, 'ref'));
  const type = inside(answer, 'field', 'type') ?? inside(definition, 'type');
  const scale = scaleOf(type, definition);
  const guess = guessOf(type, title ?? '', scale);
  return [
    {
      id,
      ref,
      title,
      guess,
      isUnscaled: type === 'rating' && guess === 'segment',
      scale: type === 'nps' ? null : scale,
      value: answered(answer),
    },
  ];
}

/** As far as the body tells it: a rating goes from 1, a scale from 0 unless it says otherwise. */
function scaleOf(type: unknown, definition: unknown): Scale | null {
  const steps = inside(definition, 'properties', 'steps');
  if (typeof steps !== 'number' || !Number.isInteger(steps) || steps < 2 || steps > 11) return null;
  const low = type === 'rating' || inside(definition, 'properties', 'start_at_one') === true ? 1 : 0;
  return { low, high: low + steps - 1 };
}

/**
 * `nps` is 0 to 10. `rating` has three to ten stars, of which the body tells how many or not: where it does, it is CSAT unless its words ask
 * for something else; where it does not, 4 is nobody knows what, and is kept as 4 under its question until its scale is said. `opinion_scale` may have any scale: it is NPS where it asks to recommend, what its words ask where the body tells its scale, and has
 * to be mapped otherwise, since 4 of 5 and 4 of 10 look the same. `long_text` is a comment.
 */
function guessOf(type: unknown, title: string, scale: Scale | null): FieldUse | null {
  const asks = metricOfQuestion(title);
  switch (type) {
    case 'nps':
      return 'nps';
    case 'rating':
      if (asks !== null && asks !== 'csat') return null;
      return scale === null ? 'segment' : 'csat';
    case 'opinion_scale':
      if (asks === null || scale === null) return asks === 'nps' ? 'nps' : null;
      return canBeAskedOn(asks, scale) ? asks : null;
    case 'long_text':
      return 'verbatim';
    case 'email':
      return 'customer';
    case 'short_text':
      return /\b(name|nom|prenom)\b/.test(fold(title)) ? 'name' : null;
    default:
      return null;
  }
}

/** The answer stands under its own type's name: { type: "number", number: 9 }. */
function answered(answer: unknown): unknown {
  const type = inside(answer, 'type');
  if (type === 'choice') return inside(answer, 'choice', 'label') ?? inside(answer, 'choice', 'other');
  if (type === 'choices') return inside(answer, 'choices', 'labels');
  return typeof type === 'string' ? inside(answer, type) : undefined;
}
