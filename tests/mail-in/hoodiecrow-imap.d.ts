// What tests use of the server, which brings no types.
declare module 'hoodiecrow-imap' {
  // biome-ignore lint/suspicious/noExplicitAny: an old module without types
  const hoodiecrow: (options: object) => any;
  export = hoodiecrow;
}
