export { createOpportunitiesService } from './opportunities.service.ts';
export { createPipelineService } from './pipeline.service.ts';
export { createStageReader } from './stage-reader.ts';
export { createStagesService } from './stages.service.ts';
