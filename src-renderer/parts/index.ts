export { RecordParts } from './RecordParts.tsx';
export { usePartWords } from './use-part-words.ts';
