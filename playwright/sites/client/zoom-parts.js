const site = document.documentElement.dataset.site;

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function button(label, press, attributes = {}) {
  const element = make('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', press);
  return element;
}

/** Replaces what the client shows. */
export function show(...children) {
  document.getElementById('root').replaceChildren(...children);
}

/** A dialog with buttons; each closes it. */
export function ask(words, answers) {
  const dialog = make(
    'div',
    { role: 'dialog', class: 'zm-modal' },
    make('div', { class: 'zm-modal-body-title' }, words),
  );
  for (const [label, press] of answers) {
    dialog.append(
      button(label, () => {
        dialog.remove();
        press();
      }),
    );
  }
  document.body.append(dialog);
  return dialog;
}

/** Tells the server what happened, for the test's eyes. */
export function note(what) {
  void fetch(`/note/${site}/${encodeURIComponent(what)}`, { keepalive: true });
}
