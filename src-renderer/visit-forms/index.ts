export { FillFormDrawer } from './FillFormDrawer.tsx';
export { FormsOnVisit } from './FormsOnVisit.tsx';
export { MissingForms } from './MissingForms.tsx';
export { VisitFormsCard } from './VisitFormsCard.tsx';
