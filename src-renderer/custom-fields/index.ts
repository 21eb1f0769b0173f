export { OwnEntry } from './OwnEntry.tsx';
export { OwnFacts, OwnFieldsCard } from './OwnFacts.tsx';
export { OwnFieldsSettings } from './OwnFieldsSettings.tsx';
export { OwnLines } from './OwnLines.tsx';
export { ownKind } from './own-kind.ts';
export { RetiredNote } from './RetiredNote.tsx';
export { type OwnWords, useFieldsOf, useOwnFields, useOwnWords } from './use-own-fields.ts';
