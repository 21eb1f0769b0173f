import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../src-shared/contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useChangeDraft } from '../api/use-change-draft.ts';
import { useLanguage } from '../api/use-language.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type CardPart, isLogged, partFields } from './descriptions.ts';
import { FieldInput } from './FieldInput.tsx';
import { type FormValues, partValuesOf, problemsOf, startValues } from './form-values.ts';
import { usePartWords } from './use-part-words.ts';

export type PartRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** Adds a line to a part of a customer's record, or changes one. */
export function PartDrawer({
  part,
  customerId,
  row,
  first,
  names,
  onAnother,
  onClose,
}: {
  part: CardPart;
  customerId: string;
  /** The line to change; null makes a new one. */
  row: PartRow | null;
  /** What a new line starts with. */
  first: FormValues;
  /** The names of the records that the line links to, by field. */
  names: FormValues;
  /** The line was saved and another one is to be written: the drawer begins anew. */
  onAnother: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('parts');
  const language = useLanguage();
  const words = usePartWords();
  const fields = partFields[part];
  const draft = useChangeDraft(
    `part.${part}.${row?.id ?? `new.${customerId}`}`,
    startValues(fields, row, first, names, language),
  );
  const { values, changed, change } = draft;
  const [isTried, setIsTried] = useState(false);
  const hasMore = fields.some((field) => field.isMore === true);
  const isMoreFilled = fields.some((field) => field.isMore === true && (values[field.name] ?? '') !== '');
  const [isOpen, setIsOpen] = useState(isMoreFilled);
  const save = useCommand(
    (client, _input: null) =>
      row === null
        ? create(client, part, customerId, partValuesOf(fields, values))
        : // Only what was typed: an amount that a colleague has written meanwhile stays.
          update(
            client,
            part,
            row.id,
            partValuesOf(
              fields.filter(({ name }) => Object.hasOwn(changed, name)),
              values,
            ),
          ),
    { done: () => t(row === null ? 'added' : 'changed', { line: words.lineOf(part) }), isQuiet: true },
  );
  const remove = useCommand((client, id: string) => client.parts.delete({ part, id }), {
    done: () => t('removed', { line: words.lineOf(part) }),
  });
  const problems = isTried ? problemsOf(fields, values) : {};

  async function submit(isAnother: boolean) {
    setIsTried(true);
    if (Object.keys(problemsOf(fields, values)).length > 0) return;
    const isAsStored = row !== null && Object.keys(changed).length === 0;
    if (!isAsStored && (await save.run(null)) === null) return;
    draft.clear();
    if (isAnother) onAnother();
    else onClose();
  }

  const errorOf = (name: string): string | null => {
    const problem = problems[name];
    if (problem !== undefined) return t(`problem.${problem}`);
    return save.fields[name] ?? save.fields[`values.${name}`] ?? save.fields[`change.${name}`] ?? null;
  };
  const shown = fields.filter((field) => field.isMore !== true || isOpen);
  return (
    <FormDrawer
      isOpen
      title={row === null ? t('addTitle', { line: words.lineOf(part) }) : t('editTitle', { line: words.lineOf(part) })}
      isSaving={save.isRunning}
      failure={save.failure}
      notice={<DraftNotice draft={draft} />}
      onSave={() => void submit(false)}
      onClose={onClose}
    >
      {shown.map((field, at) => (
        <FieldInput
          key={field.name}
          part={part}
          field={field}
          values={values}
          customerId={customerId}
          error={errorOf(field.name)}
          hasFocus={at === 0}
          change={(part) => change(part)}
        />
      ))}
      <div>
        {hasMore && !isOpen ? (
          <Button variant="subtle" onClick={() => setIsOpen(true)}>
            {t('more')}
          </Button>
        ) : null}
        {row === null ? (
          <Button variant="subtle" loading={save.isRunning} onClick={() => void submit(true)}>
            {t('saveAndNext')}
          </Button>
        ) : (
          <Button
            variant="subtle"
            color="red"
            onClick={() => void remove.run(row.id).then((done) => (done === null ? undefined : (draft.clear(), onClose())))}
          >
            {t('remove')}
          </Button>
        )}
      </div>
    </FormDrawer>
  );
}

type Values = Readonly<Record<string, string | number | boolean | null>>;

function create(client: Client, part: CardPart, customerId: string, values: Values) {
  // The descriptions name exactly the fields of each part; the core parses what arrives with the contract.
  const input = { part, customerId, values } as Parameters<typeof client.parts.create>[0];
  return client.parts.create(input);
}

function update(client: Client, part: CardPart, id: string, change: Values) {
  if (isLogged(part)) throw new Error(`${part} are written once`);
  // As above.
  const input = { part, id, change } as unknown as Parameters<typeof client.parts.update>[0];
  return client.parts.update(input);
}
