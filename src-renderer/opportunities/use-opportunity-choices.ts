import { useMemo } from 'react';
import { useChoices } from '../api/use-choices.ts';
import { useTeam, useTeams } from '../api/use-team.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the fields of an opportunity are chosen from. What is chosen already stays among the choices. */
export function useOpportunityChoices() {
  const people = useTeam();
  const teams = useTeams();
  const potential = useChoices('potential');
  return useMemo(() => {
    const percents = potential.options.flatMap(({ label }): Choice[] => {
      const percent = Number(/\d+/.exec(label)?.[0] ?? Number.NaN);
      return Number.isInteger(percent) && percent <= 100 ? [{ value: String(percent), label: `${percent} %` }] : [];
    });
    const selling = teams.filter(({ sellsOpportunities }) => sellsOpportunities);
    return {
      people: people.map(({ id, name }): Choice => ({ value: id, label: name })),
      hasTeams: teams.length > 0,
      /** Only teams that are flagged for opportunities; a team that has one already stays. */
      teamsFor: (chosen: string | null): Choice[] =>
        teams.filter((team) => selling.includes(team) || team.id === chosen).map(({ id, name }) => ({ value: id, label: name })),
      potentialFor: (chosen: number | null): Choice[] =>
        chosen === null || percents.some(({ value }) => value === String(chosen))
          ? percents
          : [...percents, { value: String(chosen), label: `${chosen} %` }],
    };
  }, [people, teams, potential]);
}
