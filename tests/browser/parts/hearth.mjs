// A real server of its own for each test file: the built program, a free port, a database in a temporary folder.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, readFile } from 'node:fs/promises';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env.HEARTH_TEST_BIN ?? 'target/debug/hearth';
const PORT_TRIES = 5;

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export class Hearth {
  /// With `lan` it says the way in for phones in the room, as it does at a workshop; its clock runs so much `faster` than
  /// the machine's.
  static async start({ lan = false, faster = 1 } = {}) {
    const hearth = new Hearth();
    hearth.lan = lan;
    if (faster > 1) hearth.clock = { TEST_CLOCK: `${Date.now()}x${faster}` };
    hearth.folder = await mkdtemp(join(tmpdir(), 'hearth-'));
    for (let tries = 1; ; tries += 1) {
      hearth.port = await freePort();
      hearth.address = `http://127.0.0.1:${hearth.port}`;
      try {
        await hearth.open();
        return hearth;
      } catch (error) {
        if (tries === PORT_TRIES) throw error; // somebody else may have taken the port meanwhile
      }
    }
  }

  async open() {
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('HEARTH_')),
    );
    const listens = this.lan ? ['--lan', '--listen', `0.0.0.0:${this.port}`] : ['--listen', `127.0.0.1:${this.port}`];
    const words = ['serve', ...listens, '--database', join(this.folder, 'hearth.db')];
    const log = openSync(join(this.folder, 'log'), 'a');
    this.process = spawn(PROGRAM, words, { env: { ...env, ...this.clock }, stdio: ['ignore', log, log] });
    closeSync(log);
    this.gone = new Promise((done) => this.process.once('exit', done));
    for (const until = Date.now() + 30_000; ;) {
      const ready = await fetch(`${this.address}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      if (Date.now() > until || this.process.exitCode !== null) {
        this.process.kill('SIGKILL');
        const [ended, said] = [await this.gone, await readFile(join(this.folder, 'log'), 'utf8')];
        throw new Error(`the server did not start (${ended ?? 'no answer'}):\n${said}`);
      }
      await new Promise((done) => setTimeout(done, 50)); // asked again until it answers
    }
  }

  /// As a power cut would: nothing is said, nothing is saved on the way out.
  async kill() {
    this.process.kill('SIGKILL');
    await this.gone;
  }

  async stop() {
    this.process.kill('SIGKILL');
    await this.gone;
    await rm(this.folder, { recursive: true, force: true });
  }
}
