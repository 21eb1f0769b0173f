import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject, type TestContext } from 'vitest';
import type { Client, Contract } from '../../../src-shared/contract.ts';
import { createClient } from '../../../src-shared/rpc/client.ts';
import type { DeviceSettings } from '../../../src-shared/settings/settings.contract.ts';
import { headlessShell, unwantedFeatures } from '../../../build/scripts/browser.mjs';
import { profilePaths } from '../../../src-main/core/platform/profile-folder.ts';
import { startLoopback } from '../../../src-main/hosts/loopback/loopback.ts';

/** In this order: the first one takes the least of the processor. */
const chromiumPaths = [
  headlessShell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];
// A page has one origin, and its window one process: without these three it begins in another, which is thrown away.
const oneProcess = ['SpareRendererForSitePerProcess', 'IsolateOrigins', 'site-per-process'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-site-isolation-trials',
  // A request to anywhere else finds nobody, and Chromium need not ask the test about each of thousands that stay here.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  `--disable-features=${[...unwantedFeatures, ...oneProcess].join(',')}`,
];

export interface Program {
  readonly page: Page;
  /** The core without the screens, to lay out what a test begins with and to look at what was really stored. */
  readonly client: Client;
  readonly profileDir: string;
  /** What the browser complained about: errors of scripts, forbidden styles, requests that failed. */
  readonly problems: string[];
  /** Ends the host and starts it again on the same profile, as closing and opening the program does. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface ProgramOptions {
  /** `none` shows the first start, `alone` an empty book, `demo` the demo company. */
  readonly profile?: 'none' | 'alone' | 'demo';
  readonly size?: { readonly width: number; readonly height: number };
  readonly settings?: Partial<DeviceSettings>;
  /** Changes the closed profile before it is opened, such as damaging it. */
  readonly prepare?: (profileDir: string) => void;
  /** What is done before the screens open, such as joining an office. */
  readonly before?: (client: Client) => Promise<void>;
  /** The time at which the core and the page stand; without it the real one. What depends on today is tested at a named hour. */
  readonly now?: number;
}

/** Opens the program on a profile of its own, in a browser of its own. Nothing but loopback is reachable. */
export async function openProgram({
  profile = 'demo',
  size = { width: 1366, height: 768 },
  settings = {},
  prepare,
  before,
  now,
}: ProgramOptions = {}): Promise<Program> {
  const profileDir = mkdtempSync(join(tmpdir(), 'fieldbook-profile-'));
  if (profile === 'demo') layDemo(profileDir, now ?? Date.now());
  prepare?.(profileDir);
  const problems: string[] = [];
  const clock = now === undefined ? {} : { clock: { now: () => now } };
  const options = {
    profileDir,
    version: '0.0.0-test',
    rendererDir: inject('rendererDir'),
    coreScript: inject('coreScript'),
    ...clock,
  };
  let host = await startLoopback(options);
  const client = createClient<Contract>({
    call: (procedure, input) => host.transport.call(procedure, input),
    subscribe: () => () => {},
  });
  if (profile === 'alone') await client.profile.create({ userName: 'Lê Thị Hằng', companyName: 'Công ty TNHH Đại Đồng Tiến' });
  if (Object.keys(settings).length > 0) await client.settings.set(settings);
  await before?.(client);

  const browser = await sharedBrowser();
  const context = await browser.newContext({
    viewport: size,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  watchForStrangers(context, problems);
  const page = await context.newPage();
  if (now !== undefined) await page.clock.setFixedTime(now);
  // A machine with other work is slow, which is no fault of the screens; their speed is measured by the bench.
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  await page.goto(host.url);
  // The frame, the first start or the trouble: a key pressed before would be lost.
  await page.getByRole('main').waitFor();

  return {
    page,
    client,
    profileDir,
    problems,
    async restart() {
      await page.goto('about:blank');
      await host.close();
      host = await startLoopback(options);
      await page.goto(host.url);
      await page.getByRole('main').waitFor();
    },
    async close() {
      try {
        await closeQuietly(context);
      } finally {
        await host.close();
        rmSync(profileDir, { recursive: true, force: true });
      }
    },
  };
}

/** The demo company, whose backup of this day is there. */
function layDemo(profileDir: string, now: number) {
  cpSync(inject('demoDir'), profileDir, { recursive: true });
  const { backups } = profilePaths(profileDir);
  const made = inject('demoBackup');
  const [, ...rest] = made.split('-');
  renameSync(join(backups, made), join(backups, [new Date(now).toISOString().replaceAll(/[-:.]/g, ''), ...rest].join('-')));
}

let browser: Browser | undefined;

/** One browser for all spec files of a process; every program has a context of its own in it. It ends with the process. */
async function sharedBrowser(): Promise<Browser> {
  if (browser?.isConnected() !== true) browser = await launch();
  return browser;
}

async function launch(): Promise<Browser> {
  const executablePath = chromiumPaths.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error(`no Chromium, Chrome or Edge at ${chromiumPaths.join(', ')}`);
  return chromium.launch({ executablePath, args: quiet });
}

/** A request to anywhere else is a fault of the program: it must work with no network at all. */
function watchForStrangers(context: BrowserContext, problems: string[]) {
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1') problems.push(`request to ${request.url()}`);
  });
}

/**
 * Answers that are still being made when the page goes find nobody to give them to. Without this their failure would belong to no test
 * and end the whole run.
 */
async function closeQuietly(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  await context.close();
}

const failureDir = fileURLToPath(new URL('../../../dist/e2e-failures/', import.meta.url));

/** A picture of a failed test is kept under `dist/e2e-failures`. */
async function keepPicture({ page }: Program, { result, name }: TestContext['task']) {
  if (result?.state !== 'fail') return;
  const file = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  await page.screenshot({ path: join(failureDir, `${file}.png`) }).catch(() => {});
}

/**
 * Call it once in a spec file: what it returns opens programs for a test. After each test they are closed, a picture of a failed
 * one is kept, and whatever the browser complained about fails the test.
 */
export function usePrograms(): (options?: ProgramOptions) => Promise<Program> {
  const opened: Program[] = [];
  afterEach(async ({ task }) => {
    const programs = opened.splice(0);
    for (const program of programs) {
      await keepPicture(program, task);
      await program.close();
    }
    expect(programs.flatMap((program) => program.problems)).toEqual([]);
  });
  return async (options) => {
    const program = await openProgram(options);
    opened.push(program);
    return program;
  };
}

/**
 * As `usePrograms`, but one program for all tests of a file, which takes much less of the processor: for those that bring customers
 * of their own and look at nothing else. Each finds *Hôm nay*, nothing kept in the browser, and what the tests before it have stored.
 * After a failed test the next one has a new program. A test that counts what is there takes one `apart`.
 */
export function useOneProgram(options: ProgramOptions): (apart?: 'apart') => Promise<Program> {
  const openApart = usePrograms();
  let program: Program | null = null;
  const close = async () => {
    const last = program;
    program = null;
    await last?.close();
  };
  afterEach(async ({ task }) => {
    const problems = program?.problems.splice(0) ?? [];
    if (program !== null) await keepPicture(program, task);
    if (task.result?.state === 'fail' || problems.length > 0) await close();
    expect(problems).toEqual([]);
  });
  afterAll(close);
  return async (apart) => {
    if (apart !== undefined) return openApart(options);
    if (program === null) program = await openProgram(options);
    else await toTheFirstScreen(program.page);
    return program;
  };
}

/** As a program that was opened just now shows it. */
async function toTheFirstScreen(page: Page) {
  await page.unrouteAll({ behavior: 'wait' });
  await page.keyboard.press('Escape');
  const isOpen = await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
    location.hash = '#/today';
    return document.querySelector('[role=dialog]') !== null;
  });
  if (isOpen) await page.reload({ waitUntil: 'domcontentloaded' });
  await page.getByRole('main').waitFor();
}
