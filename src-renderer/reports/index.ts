export { ReportPage } from './ReportPage.tsx';
export { readReportSearch } from './report-search.ts';
