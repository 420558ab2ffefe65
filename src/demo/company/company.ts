// The sample company of the demo: who it is. Its people, channels, customers' words and so on live beside this file.

/** Furniture and home appliances, online and in eleven showrooms; head office in Nantes, English branch in Leeds. */
export const company = {
  name: 'Maison Lune',
  domain: 'maison-lune',
  locale: 'fr',
  timeZone: 'Europe/Paris',
  country: 'FR',
  /** Where stories wait for a moderator. */
  storiesChannelId: 'C0RECITS',
} as const;
