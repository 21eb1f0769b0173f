import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { Client } from '../../../src-shared/contract.ts';
import { setActive } from '../../../src-server/admin/users.ts';
import { anOffice, aServer, type TestOffice, type TestServer, type TestUser } from '../../support/office.ts';
import { aCable, type Cable } from './cable.ts';
import { type Program, usePrograms } from './program.ts';

export interface OfficeLaptop extends Program {
  readonly cable: Cable;
}

let started: Promise<TestServer> | undefined;

/** One server for all spec files of a process, each test with an office of its own in it. It ends with the process, as the browser does. */
async function sharedServer(): Promise<TestServer> {
  started ??= aServer({ goesOn: true });
  return await started;
}

/** A new office with its people for each test, and laptops of theirs, each with a browser and a cable of its own. */
export function useOfficeLaptops() {
  const open = usePrograms();
  const cables: Cable[] = [];
  let server: TestServer;
  let office: TestOffice;
  beforeAll(async () => {
    server = await sharedServer();
  });
  beforeEach(async () => {
    office = await anOffice(server);
  });
  afterEach(async () => {
    for (const cable of cables.splice(0)) await cable.close();
  });

  const aCableOfItsOwn = async () => {
    const cable = await aCable(server.address);
    cables.push(cable);
    return cable;
  };
  return {
    office: () => office,
    users: () => office.users,
    /** One that nobody has used yet. */
    async aNewLaptop(): Promise<OfficeLaptop> {
      const cable = await aCableOfItsOwn();
      return { ...(await open({ profile: 'none' })), cable };
    },
    /** A laptop of this person that has joined already; the joining itself has a test of its own. */
    async laptopOf({ account, password, name }: TestUser, now?: number): Promise<OfficeLaptop> {
      const cable = await aCableOfItsOwn();
      const before = async ({ office: atOffice }: Client) => {
        await atOffice.join({ address: cable.address, account, password, deviceName: `Laptop ${name}` });
      };
      const program = await open({ profile: 'none', before, ...(now === undefined ? {} : { now }) });
      await program.page.getByRole('navigation').waitFor();
      return { ...program, cable };
    },
    /** Everything of each has reached the office and everything of the office each. */
    async sync(...laptops: readonly Program[]) {
      for (const laptop of [...laptops, ...laptops]) {
        const { problem } = await laptop.client.office.syncNow({});
        if (problem !== null) throw new Error(`syncing failed: ${problem.code} ${JSON.stringify(problem.details)}`);
      }
    },
    /** The office ends somebody's account. */
    async leaves({ id }: TestUser) {
      await setActive(server.officeDeps, office.tenantId, id, false);
    },
    async go({ page }: Program, place: string) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
    },
  };
}
