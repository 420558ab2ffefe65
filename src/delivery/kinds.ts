// What the kind of a message means for its fate, where it does not arrive.
/** The next one says what this one would have, and its own trouble letters tell of it: nobody has to send it again. */
export function catchesUp(kind: string): boolean {
  return kind === 'digest';
}

/** Says something by itself: it is sent without a thread where the message above it cannot be had. */
export function standsAlone(kind: string): boolean {
  return /^(suggestion|case|story)\./.test(kind);
}
