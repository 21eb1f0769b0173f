import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../locales/words.tsx';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './DuplicateHints.module.css';
import { useReasonWords } from './use-reason-words.ts';

const mostShown = 4;
const shortestName = 5;

export interface TypedCustomer {
  readonly name: string;
  readonly taxCode: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly provinceCode: string;
}

/** While a new customer is typed: who may be the same one already, and why. Nothing waits for it. */
export function DuplicateHints({ typed, onOpen }: { typed: TypedCustomer; onOpen: () => void }) {
  const { t } = useTranslation('duplicates');
  const client = useClient();
  const navigate = useNavigate();
  const words = useReasonWords();
  const name = typed.name.trim().length >= shortestName ? typed.name.trim() : '';
  const [asked] = useDebouncedValue(JSON.stringify({ ...typed, name }), 150);
  const wanted = JSON.parse(asked) as TypedCustomer; // written just above
  const isAsked = [wanted.name, wanted.taxCode, wanted.phone, wanted.email].some((text) => text.trim() !== '');
  const matches = useQuery({
    queryKey: ['duplicates', 'check', asked],
    meta: { entities: ['customers'] },
    enabled: isAsked,
    placeholderData: (before) => before,
    queryFn: () => {
      const { provinceCode, ...texts } = wanted;
      return client.duplicates.check({ ...texts, provinceCode: provinceCode === '' ? null : provinceCode });
    },
  }).data?.matches;
  if (!isAsked || matches === undefined || matches.length === 0) return null;
  return (
    <div className={classes.hints} role="status">
      <strong>{t('form.may')}</strong>
      {matches.slice(0, mostShown).map(({ customer, reasons }) => (
        <button
          key={customer.id}
          type="button"
          className={classes.hint}
          aria-label={t('form.open', { name: customer.name })}
          onClick={() => {
            onOpen();
            void navigate({ to: '/customers/$id', params: { id: customer.id } });
          }}
        >
          <span className={classes.name}>{customer.name}</span>
          <span className={classes.under}>
            {[words(reasons), customer.address].filter((part) => part !== null && part !== '').join(' — ')}
          </span>
        </button>
      ))}
    </div>
  );
}

/** On a customer's page: others that are probably the same. */
export function DuplicateHint({ customerId, className }: { customerId: string; className: string }) {
  const { t } = useTranslation('duplicates');
  const client = useClient();
  const language = useLanguage();
  const navigate = useNavigate();
  const matches =
    useQuery({
      queryKey: ['duplicates', 'of', customerId],
      meta: { entities: ['customers', 'keptApart'] },
      queryFn: () => client.duplicates.of({ id: customerId }),
    }).data?.matches ?? [];
  if (matches.length === 0) return null;
  const ids = [customerId, ...matches.map(({ customer }) => customer.id)];
  return (
    <div className={className} role="status">
      <span>
        {t('hint.text', {
          count: matches.length,
          shown: writeNumber(matches.length, language),
          names: matches
            .slice(0, 3)
            .map(({ customer }) => customer.name)
            .join(', '),
        })}
      </span>
      <Button variant="default" onClick={() => void navigate({ to: '/merge', search: { ids } })}>
        {t('hint.compare')}
      </Button>
    </div>
  );
}
