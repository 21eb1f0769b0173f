import type { UtilityProcess } from 'electron';
import { coreFlags } from '../../core-process/core-flags.mjs';
import type { CoreProcess } from '../../core-process/supervised-core.ts';
import type { ElectronMain } from './electron-api.ts';

/** Starts the core in a process of its own; only its message channel is kept. */
export function spawnCore(electron: Pick<ElectronMain, 'utilityProcess'>, corePath: string): CoreProcess {
  const child: UtilityProcess = electron.utilityProcess.fork(corePath, [], {
    serviceName: 'Fieldbook core',
    // Electron hands these on as switches of the new process; flags of V8 go in one of them.
    execArgv: [`--js-flags=${coreFlags.join(' ')}`],
    // It inherits nothing that could change how it runs: NODE_OPTIONS and the like stay outside.
    env: coreEnvironment(process.env),
    stdio: 'ignore',
  });
  return {
    port: {
      postMessage: (message) => child.postMessage(message),
      on: (_event, listener) => child.on('message', listener),
    },
    onExit: (listener) => void child.on('exit', (code) => listener(`the core process ended with code ${code}`)),
    kill: () => void child.kill(),
  };
}

/** What the core may see of the environment: folders, language, time zone. */
export function coreEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const passed = ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'TZ', 'SystemRoot', 'PATH'];
  return Object.fromEntries(passed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
