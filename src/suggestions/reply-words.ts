// Whether a text is a reply: it has words. Pure. Which acts ask for it is in lifecycle.ts.
import { withoutEmoji } from '../terms/visible.ts';

const LEAST_WORDS = 2;
const LEAST_LETTERS = 10;

const LINK = /\b(?:https?:\/\/|www\.|mailto:)\S+/giu;
/** "example.com", "example.com/page": a sentence whose space was forgotten ends in no such domain. */
const BARE_ADDRESS =
  /(?<![\p{L}\p{N}@-])(?:[\p{L}\p{N}-]{1,63}\.){1,10}(?:com|fr|org|net|io|eu|dev|app|co|be|ch|ca|de|uk|es|it|lu|ai|info)(?:[/?#:]\S*)?(?![\p{L}\p{N}])/giu;
const MENTION = /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}._-]+/gu;
/** ":D", ";-P", "<3", "xD", and Teams' "(y)". */
const SMILEY =
  /(?<![\p{L}\p{N}])(?:[:;=8][-'o^]?[()[\]DPpOoSsXx3|\\/*]+|<3+|[xX][dD]+|\^[_.]?\^|\([yn]\))(?![\p{L}\p{N}])/gu;

/** "o.k.", "t.b.d", "n/a", "10:30", "1/2": one word, whatever stands between its letters or numbers. */
const POINTED = /(?<![\p{L}\p{N}])(?:\p{L}(?:[./]\p{L}(?![\p{L}\p{N}]))+|\p{N}+(?:[./:,]\p{N}+)+)/gu;

/** Made when it is first needed: it takes long. */
let words: Intl.Segmenter | undefined;

/**
 * At least two words or ten letters, in letters and digits of any script, once emoji, mentions and links are taken out. Chinese,
 * Japanese and Thai, which write no spaces, are parted as their readers do.
 * @param text mentions of several words, which a text does not show, are taken out by who knows them (`Written.spoken`)
 */
export function isReply(text: string): boolean {
  const spoken = withoutEmoji(
    text
      .replace(LINK, ' ')
      .replace(/\S+/gu, withoutEmail)
      .replace(BARE_ADDRESS, ' ')
      .replace(MENTION, ' ')
      .replace(SMILEY, ' '),
  )
    .replace(POINTED, (word) => word.replace(/[./:,]/g, ''))
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, ' ')
    .replace(APART, ' ');
  words ??= new Intl.Segmenter('und', { granularity: 'word' });
  let count = 0;
  let letters = 0;
  for (const { segment } of words.segment(spoken)) {
    const found = segment.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (found === 0) continue;
    count += 1;
    letters += found;
    if (count >= LEAST_WORDS || letters >= LEAST_LETTERS) return true;
  }
  return false;
}

/** What no word goes on over. */
const APART = /[^\p{L}\p{N}\p{M}]{2,}/gu;

function withoutEmail(word: string): string {
  const at = word.indexOf('@', 1);
  const dot = at < 0 ? -1 : word.indexOf('.', at + 2);
  return dot < 0 || dot === word.length - 1 ? word : ' ';
}
