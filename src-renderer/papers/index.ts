export { ApprovalPanel } from './ApprovalPanel.tsx';
export { ApprovalRulesCard } from './ApprovalRulesCard.tsx';
export { CompanyCard } from './CompanyCard.tsx';
export { PapersMenu } from './PapersMenu.tsx';
export { SignatureDrawing } from './PrintedSheet.tsx';
export { SignaturePad } from './SignaturePad.tsx';
export { TemplatesCard } from './TemplatesCard.tsx';
export { WaitingApprovals } from './WaitingApprovals.tsx';
