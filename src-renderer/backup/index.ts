export { BackupCard } from './BackupCard.tsx';
export { BackupPage } from './BackupPage.tsx';
export { BackupSection } from './BackupSection.tsx';
export { RestoreFromFile } from './RestoreFromFile.tsx';
export { writeSize } from './sizes.ts';
