export { DossierButton } from './DossierButton.tsx';
export { HandoverSheetItem } from './HandoverSheetItem.tsx';
