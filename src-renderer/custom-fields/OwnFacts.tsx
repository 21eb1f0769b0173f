import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import type { CustomField, CustomFieldEntity } from '../../src-shared/custom-fields/custom-field.ts';
import type { OwnValue } from '../../src-shared/custom-fields/custom-fields.contract.ts';
import { isOpenableLink, writeOwnValue } from '../../src-shared/custom-fields/own-value.ts';
import { ExternalLink } from '../api/ExternalLink.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { Fact, FactList } from '../ui/FactList.tsx';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import classes from './OwnFields.module.css';
import { ownKind } from './own-kind.ts';
import { OwnFieldHistory } from './OwnFieldHistory.tsx';
import { useFieldsOf } from './use-own-fields.ts';
import { useOwnValues } from './use-own-values.ts';

interface Of {
  /** The customer that the record hangs on; of one that hangs on none, a task or a product, the record itself. */
  readonly customerId: string;
  readonly entity: CustomFieldEntity;
  readonly rowId: string;
  readonly isReadOnly: boolean;
}

/** The own fields of a record, each edited where it stands, each with its history; nothing where an office has none. */
export function OwnFacts({ customerId, entity, rowId, isReadOnly }: Of) {
  const fields = useFieldsOf(entity);
  const values = useOwnValues({ customerId, entity, rowId });
  if (fields.length === 0 || values === undefined) return null;
  return (
    <FactList>
      {fields.map((field) => (
        <OwnFact
          key={field.id}
          field={field}
          rowId={rowId}
          stored={values.find((value) => value.fieldId === field.id && value.rowId === rowId)}
          isReadOnly={isReadOnly}
        />
      ))}
    </FactList>
  );
}

/** The same as a card of its own, which is not there without fields. */
export function OwnFieldsCard(of: Of) {
  const { t } = useTranslation('customFields');
  if (useFieldsOf(of.entity).length === 0) return null;
  return (
    <Card title={t('title')}>
      <OwnFacts {...of} />
    </Card>
  );
}

function OwnFact({
  field,
  rowId,
  stored,
  isReadOnly,
}: {
  field: CustomField;
  rowId: string;
  stored: OwnValue | undefined;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('customFields');
  const language = useLanguage();
  const label = field[language];
  const value = stored?.value ?? null;
  const save = useCommand(
    (client, next: string | null) =>
      client.customFields.set({
        fieldId: field.id,
        ids: [rowId],
        value: next,
        language,
        ...(stored === undefined ? {} : { rev: stored.rev }),
      }),
    { done: () => t('updated', { field: label }), isQuiet: true },
  );
  const shown = value === null ? null : writeOwnValue(field, value, language);
  async function saveText(next: string | null) {
    const outcome = await save.attempt(next);
    return outcome.isDone ? null : (outcome.fields['value'] ?? outcome.sentence);
  }
  return (
    <Fact label={label} aside={<OwnFieldHistory field={field} rowId={rowId} now={value} isReadOnly={isReadOnly} />}>
      <InlineEdit
        label={label}
        value={field.type === 'number' ? shown : value}
        kind={ownKind(field, language, value)}
        isReadOnly={isReadOnly}
        {...(field.type === 'list' && shown !== null ? { shown } : {})}
        onSave={saveText}
      />
      {field.type === 'link' && value !== null && isOpenableLink(value) ? (
        <ExternalLink href={value} className={classes.open ?? ''}>
          <IconExternalLink size={15} stroke={1.75} role="img" aria-label={t('open', { link: value })} />
        </ExternalLink>
      ) : null}
    </Fact>
  );
}
