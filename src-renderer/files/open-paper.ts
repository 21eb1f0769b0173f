import type { Client } from '../../src-shared/contract.ts';
import type { Paper } from '../../src-shared/files/files.contract.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import type { HostLink } from '../api/transports.ts';

/** Opens a paper with the system's own program. False where the system has none, or the host (a browser) cannot. */
export async function openPaper(client: Client, { desktop }: HostLink, paper: Pick<Paper, 'id' | 'name'>): Promise<boolean> {
  if (desktop === null) return false;
  const copy = await desktop.placeToOpen(paper.name);
  await client.files.save({ id: paper.id, file: copy.ref });
  return await desktop.openFile(copy.ref);
}

/** Writes a copy where the person wants it; a browser downloads it. False when they changed their mind. */
export async function savePaper(client: Client, host: HostLink, paper: Pick<Paper, 'id' | 'name'>): Promise<boolean> {
  const target = await chooseSaveTarget(host, 'paper', paper.name);
  if (target === null) return false;
  await client.files.save({ id: paper.id, file: target.ref });
  target.collect();
  return true;
}
