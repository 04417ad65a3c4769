import React from 'react';
import { EuiGlobalToastList } from '@elastic/eui';
import type { Notify } from '../../public/services';
import { Followed } from './followed';
import { useFollowed } from './use_followed';

interface Toast {
  id: string;
  title: string;
  text?: string;
  color: 'success' | 'danger';
  iconType: string;
}

/** Keeps the messages to show; the list below follows it. */
export class ToastStore {
  readonly toasts = new Followed<readonly Toast[]>([]);
  private count = 0;

  readonly notify: Notify = {
    success: (title, text) => this.add({ title, text, color: 'success', iconType: 'check' }),
    failure: (title, text) => this.add({ title, text, color: 'danger', iconType: 'error' }),
  };

  private add(toast: Omit<Toast, 'id'>): void {
    this.count += 1;
    this.toasts.set([...this.toasts.value, { ...toast, id: String(this.count) }]);
  }

  remove(id: string): void {
    this.toasts.set(this.toasts.value.filter((toast) => toast.id !== id));
  }
}

export function Toasts({ store }: { store: ToastStore }): React.ReactElement {
  const toasts = useFollowed(store.toasts);
  return (
    <EuiGlobalToastList
      toasts={[...toasts]}
      toastLifeTimeMs={6000}
      dismissToast={({ id }) => store.remove(id)}
    />
  );
}
