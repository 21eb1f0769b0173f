import { aDatabase } from '../support/office.ts';
import { sessionSuite } from './session-suite.ts';

sessionSuite(() => aDatabase('pglite'));
