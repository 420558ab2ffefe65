// What companies stand for, in the words of the lessons that come with the program.

export const values = {
  word: { en: 'Keeping our word', fr: 'Tenir parole' },
  listen: { en: 'Listening first', fr: 'Écouter d’abord' },
  through: { en: 'Seeing it through', fr: 'Aller jusqu’au bout' },
  plain: { en: 'Speaking plainly', fr: 'Parler clair' },
  fair: { en: 'Being fair', fr: 'Être juste' },
  care: { en: 'Taking care of each other', fr: 'Prendre soin les uns des autres' },
} as const;
