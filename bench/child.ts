import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { coreFlags } from '../src-main/core-process/core-flags.mjs';
import { buildBeside } from '../build/vite/electron.config.ts';

/** Runs one of bench/children in a fresh process, as those run that hold a core, and reads the JSON that it prints last. */
export async function runChild<T>(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<T> {
  return await run(fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url)), name, args, env);
}

/** The same as one bundle of plain JavaScript, as the program ships; reading TypeScript costs memory that no user spends. */
export async function runBundledChild<T>(name: string, args: readonly string[]): Promise<T> {
  const folder = `dist/bench/bundles/${name}`;
  await buildBeside(folder, { [name]: `bench/children/${name}.ts` });
  return await run(fileURLToPath(new URL(`../${folder}/${name}.js`, import.meta.url)), name, args, {});
}

async function run<T>(file: string, name: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<T> {
  const child = spawn(process.execPath, [...coreFlags, file, ...args], {
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
