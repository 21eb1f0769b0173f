import { config } from 'zod';

// Zod would try whether it may compile code from text. The page's policy forbids it, and the attempt would be reported as an
// attack. Imported first, because schemas make up their mind when they are made.
config({ jitless: true });
