import type { z } from 'zod';
import { competitorPriceValues, competitorValues } from '../competitors/competitor.ts';
import { documentTemplateValues } from '../documents/document-template.ts';
import { leadAssessmentValues } from '../leads/lead-assessment.ts';
import {
  opportunityContactValues,
  opportunityProductValues,
  opportunityValues,
  taggingValues,
} from '../opportunities/opportunity.ts';
import { stageValues } from '../opportunities/stage.ts';
import { paymentDiscountValues, priceRuleValues } from '../prices/price-rule.ts';
import {
  listPriceValues,
  priceListValues,
  productCostValues,
  productGroupValues,
  productPhotoValues,
  productValues,
} from '../products/product.ts';
import { vatRateValues } from '../products/vat-rate.ts';
import { entitlementValues, giftMovementValues, promotionValues } from '../promotions/promotion.ts';
import { acceptanceValues, approvalRuleValues, approvalValues, quoteValues, quoteVersionValues } from '../quotes/quote.ts';
import type { FieldValue } from './merge.ts';
import type { salesEntities } from './sales-entities.ts';

/** What a value of these entities may be, field by field. Ids among them are held against one spelling by `row-rules.ts`. */
export const salesShapes = {
  stages: stageValues.shape,
  opportunities: opportunityValues.shape,
  opportunityProducts: opportunityProductValues.shape,
  opportunityContacts: opportunityContactValues.shape,
  taggings: taggingValues.shape,
  leadAssessments: leadAssessmentValues.shape,
  competitors: competitorValues.shape,
  competitorPrices: competitorPriceValues.shape,
  vatRates: vatRateValues.shape,
  productGroups: productGroupValues.shape,
  products: productValues.shape,
  productPhotos: productPhotoValues.shape,
  productCosts: productCostValues.shape,
  priceLists: priceListValues.shape,
  listPrices: listPriceValues.shape,
  priceRules: priceRuleValues.shape,
  paymentDiscounts: paymentDiscountValues.shape,
  promotions: promotionValues.shape,
  giftMovements: giftMovementValues.shape,
  entitlements: entitlementValues.shape,
  quotes: quoteValues.shape,
  quoteVersions: quoteVersionValues.shape,
  approvals: approvalValues.shape,
  approvalRules: approvalRuleValues.shape,
  acceptances: acceptanceValues.shape,
  documentTemplates: documentTemplateValues.shape,
} as const satisfies Record<keyof typeof salesEntities, Readonly<Record<string, z.ZodType<FieldValue>>>>;
