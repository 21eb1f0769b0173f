import { TextInput } from '@mantine/core';
import type { QuoteDraft } from '../../src-shared/quotes/quotes.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { DayField } from '../ui/DayField.tsx';
import { type QuoteEditor, useEditorPart } from './quote-editor.ts';
import classes from './Quotes.module.css';

const words = [
  ['intro', 5000],
  ['delivery', 2000],
  ['payment', 2000],
  ['terms', 10_000],
] as const satisfies readonly (readonly [keyof QuoteDraft, number])[];
const addressee = [
  ['toName', 300],
  ['toContact', 300],
  ['toAddress', 500],
  ['toTaxCode', 20],
] as const satisfies readonly (readonly [keyof QuoteDraft, number])[];

/** Whom it is for, how long it holds and on which terms, as it is printed. */
export function QuoteTerms({
  editor,
  isReadOnly,
  isOrder = false,
}: {
  editor: QuoteEditor;
  isReadOnly: boolean;
  /** An order is of its day and never ends. */
  isOrder?: boolean;
}) {
  const { t } = useTranslation('quotes');
  const draft = useEditorPart(editor, (state) => state.head);
  return (
    <Card title={t('terms')}>
      <fieldset className={classes.terms} disabled={isReadOnly}>
        <div className={classes.fields}>
          <DayField
            label={t(isOrder ? 'field.orderedOn' : 'field.issuedOn')}
            value={draft.issuedOn}
            isRequired
            onChange={(issuedOn) => {
              if (issuedOn !== null) editor.setHead({ issuedOn });
            }}
          />
          {isOrder ? null : (
            <DayField
              label={t('field.validUntil')}
              value={draft.validUntil}
              isRequired
              error={draft.validUntil < draft.issuedOn ? t('problem.validUntil') : null}
              onChange={(validUntil) => {
                if (validUntil !== null) editor.setHead({ validUntil });
              }}
            />
          )}
          {addressee.map(([field, max]) => (
            <TextInput
              key={field}
              label={t(`field.${field}`)}
              maxLength={max}
              withAsterisk={field === 'toName'}
              value={draft[field] ?? ''}
              error={field === 'toName' && draft.toName.trim() === '' ? t('problem.name') : null}
              onChange={(event) => {
                const text = event.currentTarget.value;
                editor.setHead(field === 'toName' ? { toName: text } : { [field]: text === '' ? null : text });
              }}
            />
          ))}
        </div>
        {words.map(([field, max]) => (
          <TextArea
            key={field}
            label={t(`field.${field}`)}
            maxLength={max}
            minRows={1}
            value={draft[field] ?? ''}
            onChange={(event) => editor.setHead({ [field]: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
        ))}
      </fieldset>
    </Card>
  );
}
