import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useHost } from './client.tsx';

/** A link to another program: a phone call, a mail, Zalo, a website. The desktop shell opens it; in a browser the browser does. */
export function ExternalLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  const { desktop } = useHost();
  return (
    <Anchor
      href={href}
      className={className ?? ''}
      inherit
      {...(/^https?:/.test(href) ? { target: '_blank', rel: 'noreferrer' } : {})}
      onClick={(event) => {
        if (desktop === null) return;
        event.preventDefault();
        void desktop.openExternal(href);
      }}
    >
      {children}
    </Anchor>
  );
}
