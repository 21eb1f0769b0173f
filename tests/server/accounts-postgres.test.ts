import { aDatabase } from '../support/office.ts';
import { sessionSuite } from './session-suite.ts';

// Two refreshes or two logins at the same moment wait for each other's locks only where there are several connections.
sessionSuite(() => aDatabase('postgres'));
