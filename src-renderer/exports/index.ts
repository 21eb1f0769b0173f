export { ExportLogCard } from './ExportLogCard.tsx';
export { ExportMenu } from './ExportMenu.tsx';
