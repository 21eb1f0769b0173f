// A fresh program takes a calendar in, takes it in again, looks through it and writes it out. Prints the longest turn of each and how long each took.
import { mkdirSync } from 'node:fs';
import { addDays } from '../../src-shared/lib/dates.ts';
import { clientOf, coreOf } from '../core.ts';
import { longestTurn } from '../measure.ts';

const [, , profileDir = '', from = '', to = '', today = ''] = process.argv;
mkdirSync(profileDir, { recursive: true });
// Never started: its housekeeping would work in the background, beside what is measured.
const core = coreOf(profileDir);
const client = clientOf(core);
await client.profile.create({ userName: 'Nguyễn Thị Lan', companyName: 'Đại Đồng' });
const taken = await longestTurn(() => client.appointments.importIcs({ file: from }));
const again = await longestTurn(() => client.appointments.importIcs({ file: from }));
const looked = await longestTurn(() => client.appointments.inspectIcs({ file: from }));
const days = { from: addDays(today, -400), to: addDays(today, 400) };
const written = await longestTurn(() => client.appointments.exportIcs({ file: to, ...days }));
await core.close();
console.log(JSON.stringify({ taken, again, looked, written }));
