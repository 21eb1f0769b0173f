/** What a rule looks at, and whom it gives a new lead to. A condition that is null lets everything through. */
export interface TerritoryRule {
  readonly id: string;
  readonly name: string;
  readonly provinceCode: string | null;
  readonly groupId: string | null;
  readonly source: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly order: number;
  readonly isActive: boolean;
}

export interface NewLead {
  readonly provinceCode: string | null;
  readonly source: string | null;
  /** Groups whose own rule lets the lead in. */
  readonly groupIds: readonly string[];
}

/** The rule that a new lead falls under: the first active one, by its order, whose conditions all hold. Null where there is none. */
export function ruleFor(rules: readonly TerritoryRule[], lead: NewLead): TerritoryRule | null {
  const fits = (rule: TerritoryRule) =>
    rule.isActive &&
    (rule.ownerId !== null || rule.teamId !== null) &&
    (rule.provinceCode === null || rule.provinceCode === lead.provinceCode) &&
    (rule.source === null || rule.source === lead.source) &&
    (rule.groupId === null || lead.groupIds.includes(rule.groupId));
  return rules.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)).find(fits) ?? null;
}

const byRuleMark = 'territory-rule:';

/** The note of a handover that a rule made; screens say it in their own language. */
export function byRuleNote(ruleName: string): string {
  return byRuleMark + ruleName;
}

/** The name of the rule that made a handover; null where a person did. */
export function ruleOfNote(note: string | null): string | null {
  return note?.startsWith(byRuleMark) === true ? note.slice(byRuleMark.length) : null;
}
