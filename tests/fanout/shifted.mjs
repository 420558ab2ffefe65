// Preloaded into a process: its clock stands SHIFT_MS beside the machine's, and goes back by two hours at each SIGUSR2. Timers stay as they are.
const real = globalThis.Date;
let shift = Number(process.env['SHIFT_MS'] ?? 0);
process.on('SIGUSR2', () => {
  shift -= 2 * 3_600_000;
});
process.stdout.write('The clock can be set.\n');
globalThis.Date = class extends real {
  constructor(...given) {
    if (given.length === 0) super(real.now() + shift);
    else super(...given);
  }
  static now() {
    return real.now() + shift;
  }
};
