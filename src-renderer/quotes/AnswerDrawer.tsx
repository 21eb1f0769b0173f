import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import { acceptanceWays } from '../../src-shared/quotes/quote.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useChoices } from '../api/use-choices.ts';
import { dayOf } from '../ui/formats.ts';
import { SignaturePad } from '../papers/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { showFailureToast } from '../ui/toasts.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import { DayField } from '../ui/DayField.tsx';
import { answerDrawer } from './answer-drawer.ts';
import { orderFromQuote } from './order-drawer.ts';
import type { FullQuote } from './use-quotes.ts';

/** The customer's yes or no: who, when and how. */
export function AnswerDrawer() {
  const open = answerDrawer.use();
  return open === null ? null : <Answer key={`${open.quote.id}/${open.isAccepted}`} {...open} />;
}

function Answer({ quote, isAccepted }: { quote: FullQuote; isAccepted: boolean }) {
  const { t } = useTranslation(['quotes', 'quote-programmes']);
  const language = useLanguage();
  const today = dayOf(useNow());
  const reasons = useChoices('lost_reason');
  const [answeredOn, setAnsweredOn] = useState(today);
  const [byName, setByName] = useState(quote.content?.toContact ?? '');
  const [byPost, setByPost] = useState('');
  const [way, setWay] = useState<(typeof acceptanceWays)[number]>(isAccepted ? 'signed' : 'phone');
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [signature, setSignature] = useState<string | null>(null);
  const [isOrdered, setIsOrdered] = useState(false);
  const name = quote.number ?? quote.label;
  const save = useCommand(
    (client, _none: null) =>
      client.quotes.answer({
        id: quote.id,
        isAccepted,
        answeredOn,
        byName: byName === '' ? null : byName,
        byPost: byPost === '' ? null : byPost,
        way,
        reason: isAccepted ? null : reason,
        signature: isAccepted && way === 'signed' ? signature : null,
        note: note === '' ? null : note,
      }),
    { done: () => t(isAccepted ? 'accepted' : 'declined', { name }), isQuiet: true },
  );
  return (
    <FormDrawer
      isOpen
      title={t(isAccepted ? 'acceptTitle' : 'declineTitle', { name })}
      onClose={answerDrawer.close}
      isSaving={save.isRunning}
      failure={save.failure}
      onSave={async () => {
        const said = await save.run(null);
        if (said === null) return;
        answerDrawer.close();
        if (isAccepted && isOrdered) orderFromQuote.open({ quoteId: quote.id });
        if (said.shortages.length === 0) return;
        const quantity = (milli: number) => writeQuantity(milli, language);
        showFailureToast({
          title: t('quote-programmes:short.title'),
          reason: said.shortages
            .map((short) =>
              t(`quote-programmes:short.${short.kind}`, {
                name: short.name,
                quantity: quantity(short.quantityMilli),
                missing: quantity(short.missingMilli),
              }),
            )
            .join(' '),
        });
      }}
    >
      <DayField
        label={t('answer.on')}
        value={answeredOn}
        isRequired
        error={save.fields['answeredOn']}
        onChange={(day) => setAnsweredOn(day ?? today)}
      />
      <TextInput
        label={t('answer.by')}
        maxLength={300}
        value={byName}
        onChange={(event) => setByName(event.currentTarget.value)}
      />
      <TextInput
        label={t('answer.post')}
        maxLength={300}
        value={byPost}
        onChange={(event) => setByPost(event.currentTarget.value)}
      />
      <Select
        label={t('answer.way')}
        allowDeselect={false}
        value={way}
        data={acceptanceWays.map((value) => ({ value, label: t(`ways.${value}`) }))}
        onChange={(value) => setWay(acceptanceWays.find((known) => known === value) ?? 'signed')}
      />
      {isAccepted && way === 'signed' ? <SignaturePad onChange={setSignature} /> : null}
      {isAccepted ? null : (
        <Select label={t('answer.reason')} clearable value={reason} data={reasons.options} onChange={setReason} />
      )}
      {isAccepted ? (
        <Checkbox
          label={t('answer.orderToo')}
          checked={isOrdered}
          onChange={(event) => setIsOrdered(event.currentTarget.checked)}
        />
      ) : null}
      <TextArea label={t('answer.note')} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormDrawer>
  );
}
