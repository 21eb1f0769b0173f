import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sumOfShares, wholeCompany } from '../../src-shared/customers/part-rules.ts';
import type { CustomerParts } from '../../src-shared/customers/parts.contract.ts';
import { formatShare } from '../../src-shared/lib/percent.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeDay, writeMoney } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { PartCard } from './PartCard.tsx';
import classes from './Parts.module.css';
import { usePartWords } from './use-part-words.ts';
import { useVsic } from './VsicField.tsx';

export interface CardProps {
  readonly parts: CustomerParts;
  readonly customerId: string;
  readonly isReadOnly: boolean;
}

/** Vốn đầu tư, vốn chủ sở hữu, góp vốn, liên doanh liên kết. */
export function CapitalCard({ parts, ...common }: CardProps) {
  const { t } = useTranslation('parts');
  const words = usePartWords();
  const lines = parts.capitalItems.map((row) => {
    const partner = row.partnerName ?? row.partnerLinkName;
    return {
      row,
      main: [words.choiceOf(row.kind), partner].filter((text) => text !== null).join(' · '),
      under: [row.asOf === null ? null : t('asOf', { day: writeDay(row.asOf) }), row.note],
      figure: row.amountDong === null ? null : writeMoney(row.amountDong),
      names: { partnerId: row.partnerLinkName ?? '' },
    };
  });
  return <PartCard {...common} part="capitalItems" lines={lines} first={{ kind: 'investment' }} />;
}

/** Owners with what they hold; more than 100 % together is told and kept. */
export function ShareholdersCard({ parts, ...common }: CardProps) {
  const { t } = useTranslation('parts');
  const language = useLanguage();
  const sum = sumOfShares(parts.shareholders);
  const lines = parts.shareholders.map((row) => ({
    row,
    main: row.name,
    under: [row.linkedName === row.name ? null : row.linkedName, row.note],
    figure: row.shareBasisPoints === null ? null : formatShare(row.shareBasisPoints, language),
    names: { linkedId: row.linkedName ?? '' },
  }));
  return (
    <PartCard
      {...common}
      part="shareholders"
      lines={lines}
      aside={sum === 0 ? null : <span className="fb-figures">{t('share.sum', { share: formatShare(sum, language) })}</span>}
      foot={
        sum > wholeCompany ? (
          <p className={classes.warn} role="status">
            {t('share.tooMuch', { share: formatShare(sum, language) })}
          </p>
        ) : null
      }
    />
  );
}

/** Board and executives, those in office first. */
export function OfficersCard({ parts, ...common }: CardProps) {
  const { t } = useTranslation('parts');
  const today = dayOf(useNow());
  const lines = parts.officers.map((row) => {
    const since = row.fromOn === null ? null : writeDay(row.fromOn);
    const until = row.toOn === null ? null : writeDay(row.toOn);
    const time =
      since === null
        ? until === null
          ? null
          : t('until', { day: until })
        : until === null
          ? t('since', { day: since })
          : `${since} – ${until}`;
    const isPast = row.toOn !== null && row.toOn < today;
    return { row, main: row.name, mark: isPast ? t('former') : null, under: [row.post, time, row.note], isPast };
  });
  return <PartCard {...common} part="officers" lines={lines} />;
}

/** Business lines with their codes, and the scope of activity in words. */
export function LinesCard({ parts, scope, ...common }: CardProps & { scope: ReactNode }) {
  const { t } = useTranslation('parts');
  const vsic = useVsic(parts.businessLines.some((line) => line.vsicCode !== null));
  const lines = parts.businessLines.map((row) => {
    const path = row.vsicCode === null ? [] : (vsic?.vsicPath(row.vsicCode) ?? []);
    const section = path.length > 1 ? path[0] : undefined;
    const isUnknown = row.vsicCode !== null && vsic !== undefined && path.length === 0;
    return {
      row,
      main: row.name,
      mark: row.isMain ? t('main') : null,
      under: [section === undefined ? null : `${section.code} · ${section.name}`, isUnknown ? t('vsic.unknown') : null],
      figure: row.vsicCode,
    };
  });
  return (
    <PartCard
      {...common}
      part="businessLines"
      lines={lines}
      first={{ isMain: parts.businessLines.length === 0 ? 'yes' : '' }}
      head={<div className={classes.slot}>{scope}</div>}
    />
  );
}

/** Where they invest and build. */
export function AreasCard({ parts, ...common }: CardProps) {
  const lines = parts.investmentAreas.map((row) => ({
    row,
    main: row.name,
    under: [row.provinceCode === null ? null : (provinceName(row.provinceCode) ?? row.provinceCode), row.note],
  }));
  return <PartCard {...common} part="investmentAreas" lines={lines} />;
}
