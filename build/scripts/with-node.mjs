// Runs a script of the project with the project's Node, whichever Node started this: `node with-node.mjs file.ts …`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureSetup, projectEnvironment, projectNode, root } from './setup.mjs';

const [script, ...words] = process.argv.slice(2);
if (script === undefined) {
  console.error('usage: node build/scripts/with-node.mjs <script> [words]');
  process.exit(2);
}

ensureSetup();
const child = spawn(projectNode(), [path.resolve(root, script), ...words], { stdio: 'inherit', env: projectEnvironment() });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  // 128 + n is what a shell answers for a process ended by a signal.
  process.exitCode = code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15);
});
