import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnnouncementQuestion } from '../../src-shared/announcements/announcements.contract.ts';
import type { LeftReason } from '../../src-shared/announcements/who-may-be-told.ts';
import { useClient } from '../api/client.tsx';

/** A mail speaks the customers’ language, whatever the screens speak. */
export type MailLanguage = 'vi' | 'en';

const policyEntities = [
  'priceRules',
  'priceLists',
  'listPrices',
  'paymentDiscounts',
  'promotions',
  'products',
  'productGroups',
  'customerGroups',
] as const;
/** What it hangs on who may be told. */
const peopleEntities = [
  ...policyEntities,
  'groupMembers',
  'customers',
  'contacts',
  'consentEvents',
  'interactions',
  'tasks',
  'officeSettings',
  'users',
] as const;

export function useAnnounceable() {
  const client = useClient();
  return useQuery({
    queryKey: ['announcements', 'policies'],
    meta: { entities: policyEntities },
    queryFn: () => client.announcements.policies({}),
  }).data?.policies;
}

/** `isHeld`: while drafts are written everything changes all the time, and nobody looks. */
export function useProposal(question: AnnouncementQuestion, language: MailLanguage, isHeld: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: ['announcements', 'propose', question, language],
    meta: { entities: peopleEntities },
    enabled: !isHeld && question.policies.length > 0,
    placeholderData: keepPreviousData,
    queryFn: () => client.announcements.propose({ ...question, language }),
  });
}

export function usePeopleBehind(question: AnnouncementQuestion, why: LeftReason | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['announcements', 'people', question, why],
    meta: { entities: peopleEntities },
    placeholderData: keepPreviousData,
    queryFn: () => client.announcements.people({ ...question, why }),
  }).data;
}

export function useMailTemplate(language: MailLanguage) {
  const client = useClient();
  return useQuery({
    queryKey: ['announcements', 'template', language],
    meta: { entities: ['officeSettings', 'users'] },
    queryFn: () => client.announcements.template({ language }),
  }).data;
}

export function useAnnouncements() {
  const client = useClient();
  return useQuery({
    queryKey: ['announcements', 'list'],
    meta: { entities: [...policyEntities, 'tasks', 'interactions', 'users'] },
    queryFn: () => client.announcements.list({}),
  });
}
