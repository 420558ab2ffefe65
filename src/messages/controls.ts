// Characters that could hide text or turn it round: taken out of everything a chat shows. Escaping marks is each renderer's.

/**
 * Without what could hide or turn the text round: C0 and C1 controls except line feeds (a tab becomes a space),
 * bidirectional embeddings, overrides and isolates (U+202A–E, U+2066–9), lone surrogates, the byte order mark.
 * Left-to-right and right-to-left marks stay: Arabic and Hebrew need them.
 */
export function withoutControls(data: string): string {
  return (
    data
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is taken out
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}
