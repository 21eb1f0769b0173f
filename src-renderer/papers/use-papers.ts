import { useQuery } from '@tanstack/react-query';
import { useClient } from '../api/client.tsx';

export function useCompany() {
  const client = useClient();
  return useQuery({
    queryKey: ['company', 'get'],
    meta: { entities: ['officeSettings', 'users'] },
    queryFn: () => client.company.get({}),
  }).data;
}

export function useTemplates() {
  const client = useClient();
  return useQuery({
    queryKey: ['templates', 'list'],
    meta: { entities: ['documentTemplates', 'users'] },
    queryFn: () => client.templates.list({}),
  }).data;
}

export function useApprovals(quoteId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['approvals', 'of', quoteId],
    meta: { entities: ['approvals', 'approvalRules', 'quotes', 'users', 'teams', 'substitutions'] },
    queryFn: () => client.approvals.of({ quoteId }),
  }).data;
}

export function useWaitingApprovals() {
  const client = useClient();
  return useQuery({
    queryKey: ['approvals', 'waiting'],
    meta: { entities: ['approvals', 'quotes', 'users', 'substitutions'] },
    queryFn: () => client.approvals.waiting({}),
  }).data;
}

export function useApprovalRules() {
  const client = useClient();
  return useQuery({
    queryKey: ['approvalRules', 'list'],
    meta: { entities: ['approvalRules', 'users', 'teams'] },
    queryFn: () => client.approvalRules.list({}),
  }).data;
}
