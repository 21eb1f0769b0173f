import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomField, customFieldEntities, type CustomFieldEntity } from '../../src-shared/custom-fields/custom-field.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { FieldDrawer } from './FieldDrawer.tsx';
import { type FieldDraft, newField, draftOf } from './field-draft.ts';
import classes from './OwnFields.module.css';
import { useOwnFields } from './use-own-fields.ts';

/** The own fields of the office: made, named, put in order and out of use here. */
export function OwnFieldsSettings() {
  const { t } = useTranslation('customFields');
  const { fields, mayChange } = useOwnFields();
  const [draft, setDraft] = useState<FieldDraft | null>(null);
  return (
    <Card
      title={t('title')}
      aside={
        mayChange ? (
          <Button variant="subtle" onClick={() => setDraft(newField)}>
            {t('new')}
          </Button>
        ) : null
      }
    >
      <p className={classes.text}>
        {t('text')} {mayChange ? null : t('onlyAdmin')}
      </p>
      {fields.length === 0 ? <p className={classes.text}>{t('none')}</p> : null}
      {customFieldEntities.map((entity) => (
        <FieldList
          key={entity}
          entity={entity}
          fields={fields.filter((field) => field.entity === entity)}
          mayChange={mayChange}
          onEdit={(field) => setDraft(draftOf(field))}
        />
      ))}
      {draft === null ? null : <FieldDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

function FieldList({
  entity,
  fields,
  mayChange,
  onEdit,
}: {
  entity: CustomFieldEntity;
  fields: readonly CustomField[];
  mayChange: boolean;
  onEdit: (field: CustomField) => void;
}) {
  const { t } = useTranslation('customFields');
  const language = useLanguage();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const reorder = useCommand((core, { ids }: { ids: string[]; name: string }) => core.customFields.reorder({ entity, ids }), {
    done: (_answer, { name }) => t('moved', { name }),
  });
  if (fields.length === 0) return null;

  /** Puts the field in this place of the list without it. */
  function put(id: string, place: number) {
    const field = fields.find((known) => known.id === id);
    const others = fields.filter((known) => known.id !== id).map((known) => known.id);
    if (field === undefined || place < 0 || place > others.length || fields[place]?.id === id) return;
    void reorder.run({ ids: [...others.slice(0, place), id, ...others.slice(place)], name: field[language] });
  }

  return (
    <>
      <h3 className={classes.kind} id={`own-fields-${entity}`}>
        {t(`of.${entity}`)}
      </h3>
      <ol className={classes.rows} aria-labelledby={`own-fields-${entity}`}>
        {fields.map((field, at) => {
          const name = field[language];
          return (
            <li
              key={field.id}
              className={classes.row}
              data-dragged={dragged === field.id}
              data-over={over === field.id && dragged !== null && dragged !== field.id}
              draggable={mayChange}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', name);
                setDragged(field.id);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(field.id);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) put(dragged, at);
                setDragged(null);
                setOver(null);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
            >
              {mayChange ? (
                <button
                  type="button"
                  className={classes.handle}
                  title={t('dragHint')}
                  aria-label={t('place', { name, place: at + 1, count: fields.length })}
                  onKeyDown={(event) => {
                    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                    event.preventDefault();
                    put(field.id, at + (event.key === 'ArrowUp' ? -1 : 1));
                  }}
                >
                  <IconGripVertical size={14} stroke={1.75} aria-hidden />
                </button>
              ) : null}
              <span className={classes.grow}>
                {name}
                <span className={classes.soft}>
                  {' · '}
                  {[
                    t(`types.${field.type}`),
                    ...(field.type === 'list'
                      ? [t('optionCount', { count: field.options.filter(({ isActive }) => isActive).length })]
                      : []),
                    ...(field.isActive ? [] : [t('inactive')]),
                  ].join(' · ')}
                </span>
              </span>
              {mayChange ? (
                <>
                  <Move label={t('moveUp', { name })} isOff={at === 0} isUp onMove={() => put(field.id, at - 1)} />
                  <Move label={t('moveDown', { name })} isOff={at === fields.length - 1} onMove={() => put(field.id, at + 1)} />
                  <Button variant="subtle" aria-label={t('editOne', { name })} onClick={() => onEdit(field)}>
                    {t('edit')}
                  </Button>
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Move({ label, isUp = false, isOff, onMove }: { label: string; isUp?: boolean; isOff: boolean; onMove: () => void }) {
  const Icon = isUp ? IconChevronUp : IconChevronDown;
  return (
    <ActionIcon variant="subtle" size={26} aria-label={label} title={label} disabled={isOff} onClick={onMove}>
      <Icon size={15} aria-hidden />
    </ActionIcon>
  );
}
