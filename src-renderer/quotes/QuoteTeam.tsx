import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import type { FullQuote } from './use-quotes.ts';
import { useQuoteTeams } from './use-quotes.ts';

/** Only teams that make quotes can be named; where there is none, nothing is asked. */
export function QuoteTeam({ quote }: { quote: FullQuote }) {
  const { t } = useTranslation('quotes');
  const teams = useQuoteTeams();
  const set = useCommand((client, teamId: string | null) => client.quotes.update({ id: quote.id, change: { teamId } }), {
    done: () => t('teamSet'),
  });
  if (teams.length === 0) return null;
  return (
    <Select
      size="xs"
      label={t('team')}
      placeholder={t('noTeam')}
      clearable
      value={quote.teamId}
      data={teams.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(teamId) => void set.run(teamId)}
    />
  );
}
