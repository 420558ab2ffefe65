// What was started is stopped in reverse, also where a start fails half-way.

export type Stops = Pick<(() => Promise<unknown>)[], 'push'>;

export function stopping(): { readonly stops: Stops; stop(): Promise<void> } {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    stops,
    async stop() {
      for (const each of stops.splice(0).reverse()) await each();
    },
  };
}
