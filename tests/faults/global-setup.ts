import { ensureTools } from './tools.ts';

/** Once, before the files: two that install at the same moment would stand in each other's way. What is missing each file says itself. */
export default function setUp(): void {
  ensureTools(['gcc', 'strace', 'setpriv']);
}
