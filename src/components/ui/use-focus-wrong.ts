'use client';

import { useEffect, useRef } from 'react';

/**
 * For a form: whenever `errors` is a new object that names a field, the focus goes to the first field that is marked as
 * wrong. It may be far up the page, and its message is read out with it.
 */
export function useFocusWrong(errors: object) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  return form;
}
