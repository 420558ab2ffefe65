// What a model answered, read as far as it can be. Nothing of it is believed here; what may be shown is check.ts. Pure.
import { z } from 'zod';

/** A sentence, and the comments that it says it is from. */
export interface Claimed {
  readonly text: string;
  readonly comments: readonly string[];
}

/** Sentences that are read; citations of one. */
const MOST = { sentences: 8, citations: 40 } as const;

const sentence = z.object({
  text: z.string(),
  comments: z.array(z.union([z.string(), z.number()])),
});
const answer = z.object({ sentences: z.array(z.unknown()) });
const part = z.object({ type: z.string(), text: z.string().optional() });
/** A text, or an array of parts, of which those of another type are no answer. */
const spokenContent = z.union([
  z.string(),
  z
    .array(part)
    .transform((parts) => parts.map(({ type, text = '' }) => (type === 'text' ? text : '')).join('')),
]);
/** As OpenAI's "chat completion object" has it, which Ollama, vLLM and llama.cpp answer too. */
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: spokenContent }) })).min(1),
});

/** The text of the first choice; null where the body is no completion. */
export function contentIn(body: string): string | null {
  const read = completion.safeParse(jsonIn(body)).data;
  return read?.choices[0]?.message.content ?? null;
}

/** Null where there is no such object in it. What stands around it (thoughts, fences) is left out; what is no sentence too. */
export function sentencesIn(content: string): readonly Claimed[] | null {
  // Some templates open the thoughts themselves: only their end is in the answer then.
  const spoken = content.slice(content.lastIndexOf('</think>') + 1);
  const from = spoken.indexOf('{');
  const to = spoken.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  const read = answer.safeParse(jsonIn(spoken.slice(from, to + 1))).data;
  if (read === undefined) return null;
  return read.sentences.slice(0, MOST.sentences).flatMap((each) => {
    const found = sentence.safeParse(each).data;
    if (found === undefined) return [];
    return [{ text: found.text, comments: found.comments.slice(0, MOST.citations).map(labelled) }];
  });
}

/** "[c3]", "C3" and 3 are c3. */
function labelled(cited: string | number): string {
  return `c${String(cited)
    .trim()
    .replace(/^\[?c?(\d+)\]?$/i, '$1')}`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
