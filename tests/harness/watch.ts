// Deletes a temporary folder when this process ends, however it ends.
import { spawn } from 'node:child_process';

/**
 * A process of its own that sees, by the end of its input, that we are gone, even killed; it then ends the PostgreSQL
 * server whose number stands in the folder (negative while it is being made), if any, and deletes the folder.
 * Apart from our process group, so that Ctrl-C does not end it too.
 */
export function watchOver(folder: string): { end(): void } {
  const program = `
    const { readFileSync, rmSync } = require('node:fs');
    const [folder] = process.argv.slice(1);
    const running = (pid) => { try { process.kill(pid, 0); return true; } catch { return false; } };
    process.stdin.resume().on('end', () => {
      let pid = 0;
      try { pid = Math.abs(Number(readFileSync(folder + '/postmaster.pid', 'utf8').split('\\n')[0])); } catch {}
      if (pid > 0 && running(pid)) process.kill(pid, 'SIGQUIT');
      const waiting = setInterval(() => {
        if (pid > 0 && running(pid)) return;
        clearInterval(waiting);
        rmSync(folder, { recursive: true, force: true });
      }, 20);
    });`;
  const child = spawn(process.execPath, ['-e', program, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  child.stdin.on('error', () => {});
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return { end: () => child.stdin.end() };
}
