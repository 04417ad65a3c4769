import React, { useEffect, useState } from 'react';
import { EuiGlobalToastList } from '@elastic/eui';
import type { Notify } from '../../public/services';

interface Toast {
  id: string;
  title: string;
  text?: string;
  color: 'success' | 'danger';
  iconType: string;
}

/** Keeps the messages to show; the list below follows it. */
export class ToastStore {
  private toasts: readonly Toast[] = [];
  private count = 0;
  private listener: (toasts: readonly Toast[]) => void = () => undefined;

  readonly notify: Notify = {
    success: (title, text) => this.add({ title, text, color: 'success', iconType: 'check' }),
    failure: (title, text) => this.add({ title, text, color: 'danger', iconType: 'error' }),
  };

  private add(toast: Omit<Toast, 'id'>): void {
    this.count += 1;
    this.show([...this.toasts, { ...toast, id: String(this.count) }]);
  }

  remove(id: string): void {
    this.show(this.toasts.filter((toast) => toast.id !== id));
  }

  private show(toasts: readonly Toast[]): void {
    this.toasts = toasts;
    this.listener(toasts);
  }

  follow(listener: (toasts: readonly Toast[]) => void): () => void {
    this.listener = listener;
    return () => {
      this.listener = () => undefined;
    };
  }
}

export function Toasts({ store }: { store: ToastStore }): React.ReactElement {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  useEffect(() => store.follow(setToasts), [store]);
  return (
    <EuiGlobalToastList
      toasts={[...toasts]}
      toastLifeTimeMs={6000}
      dismissToast={({ id }) => store.remove(id)}
    />
  );
}
