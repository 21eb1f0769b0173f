import { AssessForm } from './AssessForm.tsx';
import { ConvertForm } from './ConvertForm.tsx';
import { assessDrawer, convertDrawer } from './drawers.ts';

/** The drawers of leads, which any screen may open; the frame shows them. */
export function LeadDrawers() {
  const assessed = assessDrawer.use();
  const converted = convertDrawer.use();
  return (
    <>
      {assessed === null ? null : <AssessForm key={assessed.id} lead={assessed} onClose={assessDrawer.close} />}
      {converted === null ? null : <ConvertForm key={converted.id} lead={converted} onClose={convertDrawer.close} />}
    </>
  );
}
