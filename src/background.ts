// Work that is looked for when somebody says that some may wait, one piece after another: whoever says so does not wait for it.
export interface Background {
  /** Some may wait: looks at once, or again when it is done with the present one. Cheap; may be called at any time. */
  wake(): void;
  /** Once nothing waits. */
  idle(): Promise<void>;
  /** Stops within what the work itself takes for one step; the next start goes on. */
  stop(): Promise<void>;
}

/**
 * @param work is given what tells it to stop, and `again`: whether somebody woke it since it was asked last
 * @param failed is told what `work` threw; nothing is lost by it that the next waking does not look for
 */
export function background(
  work: (signal: AbortSignal, again: () => boolean) => Promise<void>,
  failed: (error: unknown) => void,
): Background {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | null = null;
  let wanted = false;
  const again = () => {
    const was = wanted && !signal.aborted;
    wanted = false;
    return was;
  };

  async function run(): Promise<void> {
    wanted = false;
    try {
      await work(signal, again);
    } catch (error) {
      failed(error);
    }
    running = null;
  }

  return {
    wake() {
      if (signal.aborted) return;
      if (running) wanted = true;
      else running = run();
    },
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
