import { AssessForm } from './AssessForm.tsx';
import { ConvertForm } from './ConvertForm.tsx';
import { assessDrawer, convertDrawer, sellMoreDrawer } from './drawers.ts';
import { SellMoreForm } from './SellMoreForm.tsx';

/** The drawers of leads, which any screen may open; the frame shows them. */
export function LeadDrawers() {
  const assessed = assessDrawer.use();
  const converted = convertDrawer.use();
  const sold = sellMoreDrawer.use();
  return (
    <>
      {assessed === null ? null : <AssessForm key={assessed.id} lead={assessed} onClose={assessDrawer.close} />}
      {converted === null ? null : <ConvertForm key={converted.id} lead={converted} onClose={convertDrawer.close} />}
      {sold === null ? null : <SellMoreForm start={sold} onClose={sellMoreDrawer.close} />}
    </>
  );
}
