import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs one of bench/children in a fresh process and reads the JSON that it prints last. */
export async function runChild<T>(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<T> {
  const file = fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const last = output.trim().split('\n').at(-1);
  if (code !== 0 || last === undefined || last === '') throw new Error(`${name} ended with ${String(code)}`);
  return JSON.parse(last) as T; // the caller names what that file prints
}
