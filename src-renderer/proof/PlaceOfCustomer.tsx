import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { Fact, FactList } from '../ui/FactList.tsx';
import { writeDay } from '../ui/formats.ts';
import { PositionField } from './PositionField.tsx';
import classes from './Proof.module.css';
import { usePlaceOf } from './use-proof.ts';

/** Where a customer is, with who said so; set by pasting what a map gives. */
export function PlaceOfCustomer({ customerId, name, isReadOnly }: { customerId: string; name: string; isReadOnly: boolean }) {
  const { t } = useTranslation('proof');
  const place = usePlaceOf(customerId).data;
  const [isPinning, setIsPinning] = useState(false);
  const save = useCommand((client, input: Parameters<typeof client.proof.place>[0]) => client.proof.place(input), {
    done: (_answer, { position }) => t(position === null ? 'unplaced' : 'placed', { name }),
  });
  if (place === undefined) return null;
  const isSet = place.latitude !== null && place.longitude !== null;
  const told = [
    place.source === null ? null : t(`source.${place.source}`),
    place.setBy,
    place.setAt === null ? null : writeDay(place.setAt),
  ].filter((part) => part !== null);
  return (
    <FactList>
      <Fact label={t('place')}>
        <div className={classes.buttons}>
          {isSet ? (
            <span style={{ padding: '4px 7px' }}>
              <span className="fb-figures">{`${place.latitude}, ${place.longitude}`}</span>{' '}
              <span className={classes.soft}>{told.join(' · ')}</span>
            </span>
          ) : (
            <span className={classes.soft} style={{ padding: '4px 7px' }}>
              {t('placeUnknown')}
            </span>
          )}
          {isReadOnly ? null : (
            <>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t(isSet ? 'changePlace' : 'setPlace')}
                onClick={() => setIsPinning(!isPinning)}
              >
                {t(isSet ? 'pin.change' : 'pin.add')}
              </Button>
              {isSet ? (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('removePlace')}
                  onClick={() => void save.run({ customerId, position: null })}
                >
                  {t('pin.remove')}
                </Button>
              ) : null}
            </>
          )}
        </div>
        {isPinning ? (
          <PositionField
            label={t('placeField')}
            choices={[]}
            onCancel={() => setIsPinning(false)}
            onSave={(position) => {
              setIsPinning(false);
              void save.run({ customerId, position });
            }}
          />
        ) : null}
      </Fact>
    </FactList>
  );
}
