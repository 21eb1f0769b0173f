import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPosition } from '../../src-shared/lib/geo.ts';
import type { DayRoute } from '../../src-shared/routes/routes.contract.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import type { RouteActions } from './use-route.ts';

/** Where the day begins: a name, and the place as people copy it from a map. */
export function StartDrawer({ route, actions, onClose }: { route: DayRoute; actions: RouteActions; onClose: () => void }) {
  const { t } = useTranslation('routes');
  const { start } = route;
  const [name, setName] = useState(start?.name ?? '');
  const [place, setPlace] = useState(start === null ? '' : `${start.latitude}, ${start.longitude}`);
  const [isTried, setIsTried] = useState(false);
  const position = readPosition(place);
  async function save() {
    setIsTried(true);
    if (name.trim() === '' || position === null) return;
    if ((await actions.setStart({ ...position, name: name.trim() })) !== null) onClose();
  }
  async function remove() {
    if ((await actions.setStart(null)) !== null) onClose();
  }
  return (
    <FormDrawer isOpen title={t('start.title')} failure={actions.failure} onSave={() => void save()} onClose={onClose}>
      <TextInput
        label={t('start.name')}
        placeholder={t('start.namePlaceholder')}
        maxLength={300}
        value={name}
        data-autofocus
        error={isTried && name.trim() === '' ? t('start.nameMissing') : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('start.place')}
        description={t('start.placeHint')}
        placeholder="10.7769, 106.7009"
        maxLength={300}
        value={place}
        error={isTried && position === null ? t('start.placeWrong') : null}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      {start === null ? null : (
        <div>
          <Button variant="default" onClick={() => void remove()}>
            {t('start.remove')}
          </Button>
        </div>
      )}
    </FormDrawer>
  );
}
