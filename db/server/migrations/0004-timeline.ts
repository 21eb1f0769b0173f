/** SQL of this version for the timeline: an entry that corrects an older one names it; a call has a next step too. */
export const timelineSql = `
ALTER TABLE interactions ADD COLUMN next_step text;
ALTER TABLE interactions ADD COLUMN next_on text;
ALTER TABLE interactions ADD COLUMN corrects_id text;
ALTER TABLE visit_results ADD COLUMN corrects_id text;
`;
