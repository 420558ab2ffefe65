// The kinds of personal data that are looked for, and what stands in their place.

export const kinds = ['email', 'phone', 'iban', 'card', 'plate', 'address', 'link', 'name'] as const;
export type Kind = (typeof kinds)[number];

/** While redacting, a kind stands as one private-use character, so that no later rule reads a marker as text. */
export type Mark = (kind: Kind) => string;
