export { createOpportunitiesService, putContact } from './opportunities.service.ts';
export { createOpportunityRules } from './opportunity-rules.ts';
export { createPipelineService } from './pipeline.service.ts';
export { createStageReader } from './stage-reader.ts';
export { createStagesService } from './stages.service.ts';
