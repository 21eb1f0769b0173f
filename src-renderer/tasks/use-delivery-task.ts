import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';

export interface OrderToDeliver {
  readonly orderId: string;
  /** Number or label of the order. */
  readonly name: string;
  readonly customerName: string | null;
}

/** Makes the delivery of an order a task of the day on which it is wanted; made twice it is the same task. */
export function useDeliveryTask() {
  const { t } = useTranslation('tasks');
  const make = useCommand(
    (core, { orderId, title }: { orderId: string; title: string; name: string }) => core.tasks.forOrder({ orderId, title }),
    {
      done: (_answer, { name }) => t('delivery.made', { name }),
    },
  );
  return {
    isRunning: make.isRunning,
    make({ orderId, name, customerName }: OrderToDeliver) {
      const title = [t('delivery.title', { name }), customerName].filter((part) => part !== null).join(' · ');
      return make.run({ orderId, name, title: title.slice(0, 300) });
    },
  };
}
